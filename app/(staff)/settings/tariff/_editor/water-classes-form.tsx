"use client";
import { useLocale, useTranslations } from "next-intl";
import { localName } from "@/app/_billing/local-name";
import { type Tier, type WaterChange, type WaterClass, type WaterPart, waterParts } from "@/tenants/schemas/tariff";
import { Fieldset } from "@/app/_ui/fieldset";
import { CountField, DayField, DecimalField, Grid, NameFields, OptionalDecimalField, WordField } from "./controls";
import { freeSlug } from "./heat-classes-form";
import { PartList } from "./part-list";

const openTier: Tier = { upTo: null, extraPerPerson: "0", water: "0", resource: "0", sewage: "0" };

/** Classes of water with their tiers of the calendar year. */
export function WaterClassesForm({
  classes,
  onChange,
}: {
  classes: WaterClass[];
  onChange: (classes: WaterClass[]) => void;
}) {
  const t = useTranslations("tariff");
  const locale = useLocale();
  return (
    <PartList
      items={classes}
      onChange={onChange}
      make={() => ({
        slug: freeSlug(classes),
        name: { zh: "新类别", en: "New class" },
        baseHousehold: 4,
        tiers: [openTier],
      })}
      addLabel={t("add.class")}
      title={(rate, index) => localName(rate.name, locale) || t("places.class", { n: index + 1 })}
    >
      {(rate, change, index) => <WaterClassForm rate={rate} onChange={change} path={`priceClasses.${index}`} />}
    </PartList>
  );
}

type WaterClassFormProps = { rate: WaterClass; onChange: (rate: WaterClass) => void; path: string };

function WaterClassForm({ rate, onChange, path }: WaterClassFormProps) {
  const t = useTranslations("tariff");
  return (
    <div className="grid gap-4">
      <Grid>
        <NameFields path={`${path}.name`} value={rate.name} onChange={(name) => onChange({ ...rate, name })} />
        <WordField
          label={t("fields.slug")}
          hint={t("hints.slug")}
          path={`${path}.slug`}
          value={rate.slug}
          onChange={(slug) => onChange({ ...rate, slug })}
        />
        <CountField
          label={t("fields.baseHousehold")}
          unit={t("units.people")}
          path={`${path}.baseHousehold`}
          value={rate.baseHousehold}
          onChange={(baseHousehold) => onChange({ ...rate, baseHousehold })}
        />
      </Grid>
      <PartList
        items={rate.tiers}
        onChange={(tiers) => onChange(withTiers(rate, tiers))}
        make={() => ({ ...(rate.tiers.at(-1) ?? openTier), upTo: null })}
        addLabel={t("add.tier")}
        title={(_, index) => t("places.tier", { n: index + 1 })}
      >
        {(tier, change, index) => <TierFields tier={tier} onChange={change} path={`${path}.tiers.${index}`} />}
      </PartList>
      <PriceChanges rate={rate} onChange={onChange} path={`${path}.priceChanges`} />
    </div>
  );
}

const pricesOf = ({ water, resource, sewage }: Pick<Tier, WaterPart>) => ({ water, resource, sewage });

/** A class with other tiers; every change of price keeps those of the tiers that stay, and takes in the new. */
function withTiers(rate: WaterClass, tiers: Tier[]): WaterClass {
  if (!rate.priceChanges) return { ...rate, tiers };
  const priceChanges = rate.priceChanges.map((change) => ({
    ...change,
    tiers: tiers.map((tier, index) => {
      const known = tiers.length === rate.tiers.length ? index : rate.tiers.indexOf(tier);
      return change.tiers[known] ?? pricesOf(tier);
    }),
  }));
  return { ...rate, tiers, priceChanges };
}

/** Prices that change within a period: a use is split by its days before and after. */
function PriceChanges({ rate, onChange, path }: WaterClassFormProps) {
  const t = useTranslations("tariff");
  const { priceChanges = [], tiers } = rate;
  return (
    <PartList
      items={priceChanges}
      atLeastOne={false}
      onChange={(changes) => onChange({ ...rate, priceChanges: changes })}
      make={(): WaterChange => ({ from: "", tiers: priceChanges.at(-1)?.tiers ?? tiers.map(pricesOf) })}
      addLabel={t("add.change")}
      title={(_, index) => t("places.change", { n: index + 1 })}
    >
      {(change, set, index) => (
        <div className="grid gap-3">
          <Grid>
            <DayField
              label={t("fields.changeFrom")}
              hint={t("hints.changeFrom")}
              path={`${path}.${index}.from`}
              value={change.from}
              onChange={(from) => set({ ...change, from })}
            />
          </Grid>
          {change.tiers.map((prices, no) => (
            // oxlint-disable-next-line react/no-array-index-key -- a tier has no id but its place
            <Fieldset key={no} legend={t("places.tier", { n: no + 1 })}>
              <Grid>
                <PartPrices
                  prices={prices}
                  path={`${path}.${index}.tiers.${no}`}
                  onChange={(next) =>
                    set({ ...change, tiers: change.tiers.map((one, at) => (at === no ? next : one)) })
                  }
                />
              </Grid>
            </Fieldset>
          ))}
        </div>
      )}
    </PartList>
  );
}

type PartPricesProps<T> = { prices: T; path: string; onChange: (prices: T) => void };

function PartPrices<T extends Pick<Tier, WaterPart>>({ prices, path, onChange }: PartPricesProps<T>) {
  const t = useTranslations("tariff");
  return waterParts.map((part) => (
    <DecimalField
      key={part}
      label={t(`fields.${part}`)}
      unit={t("units.perCubic")}
      path={`${path}.${part}`}
      value={prices[part]}
      onChange={(price) => onChange({ ...prices, [part]: price })}
    />
  ));
}

function TierFields({ tier, onChange, path }: { tier: Tier; onChange: (tier: Tier) => void; path: string }) {
  const t = useTranslations("tariff");
  return (
    <Grid>
      <OptionalDecimalField
        label={t("fields.upTo")}
        hint={t("hints.upTo")}
        unit={t("units.cubic")}
        path={`${path}.upTo`}
        value={tier.upTo ?? undefined}
        onChange={(upTo) => onChange({ ...tier, upTo: upTo ?? null })}
      />
      <DecimalField
        label={t("fields.extraPerPerson")}
        hint={t("hints.extraPerPerson")}
        unit={t("units.cubic")}
        path={`${path}.extraPerPerson`}
        value={tier.extraPerPerson}
        onChange={(extraPerPerson) => onChange({ ...tier, extraPerPerson })}
      />
      <PartPrices prices={tier} path={path} onChange={onChange} />
    </Grid>
  );
}
