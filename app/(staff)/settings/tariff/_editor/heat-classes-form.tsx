"use client";
import { useLocale, useTranslations } from "next-intl";
import { localName } from "@/app/_billing/local-name";
import type { HeatChange, HeatRate } from "@/tenants/schemas/tariff";
import {
  ChoiceField,
  DayField,
  DecimalField,
  Grid,
  NameFields,
  OptionalDecimalField,
  TickField,
  WordField,
} from "./controls";
import { PartList } from "./part-list";

/** A code that no class has yet. */
export const freeSlug = (classes: { slug: string }[]) => {
  let number = classes.length + 1;
  while (classes.some((one) => one.slug === `class-${number}`)) number += 1;
  return `class-${number}`;
};

/** Classes of heating: by area, in two parts, by the meter alone. */
export function HeatClassesForm({
  classes,
  onChange,
}: {
  classes: HeatRate[];
  onChange: (classes: HeatRate[]) => void;
}) {
  const t = useTranslations("tariff");
  const locale = useLocale();
  return (
    <PartList
      items={classes}
      onChange={onChange}
      make={(): HeatRate => ({
        slug: freeSlug(classes),
        name: { zh: "新类别", en: "New class" },
        area: { price: "0", per: "season" },
      })}
      addLabel={t("add.class")}
      title={(rate, index) => localName(rate.name, locale) || t("places.class", { n: index + 1 })}
    >
      {(rate, change, index) => <HeatClassForm rate={rate} onChange={change} path={`priceClasses.${index}`} />}
    </PartList>
  );
}

type HeatClassFormProps = { rate: HeatRate; onChange: (rate: HeatRate) => void; path: string };

function HeatClassForm({ rate, onChange, path }: HeatClassFormProps) {
  const t = useTranslations("tariff");
  const { twoPart, metered, ...plain } = rate;
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
        <DecimalField
          label={t("fields.price")}
          path={`${path}.area.price`}
          value={rate.area.price}
          onChange={(price) => onChange({ ...rate, area: { ...rate.area, price } })}
        />
        <ChoiceField
          label={t("fields.per")}
          path={`${path}.area.per`}
          value={rate.area.per}
          onChange={(per) => onChange({ ...rate, area: { ...rate.area, per } })}
          choices={[
            { value: "season", label: t("choices.season") },
            { value: "day", label: t("choices.day") },
          ]}
        />
      </Grid>
      <TickField
        label={t("fields.twoPart")}
        value={twoPart !== undefined}
        onChange={(on) =>
          onChange({
            ...plain,
            ...(metered ? { metered } : {}),
            ...(on ? { twoPart: { fixed: "0", energy: "0", unit: "kwh", usageFactor: "1" } } : {}),
          })
        }
      />
      {twoPart && (
        <TwoPartFields twoPart={twoPart} path={path} onChange={(next) => onChange({ ...rate, twoPart: next })} />
      )}
      <TickField
        label={t("fields.metered")}
        value={metered !== undefined}
        onChange={(on) =>
          onChange({
            ...plain,
            ...(twoPart ? { twoPart } : {}),
            ...(on ? { metered: { energy: "0", unit: "kwh", usageFactor: "1" } } : {}),
          })
        }
      />
      {metered && (
        <Grid>
          <EnergyFields
            value={metered}
            path={`${path}.metered`}
            onChange={(next) => onChange({ ...rate, metered: next })}
          />
        </Grid>
      )}
      <PriceChanges rate={rate} onChange={onChange} path={`${path}.priceChanges`} />
    </div>
  );
}

type TwoPart = NonNullable<HeatRate["twoPart"]>;

function TwoPartFields({
  twoPart,
  onChange,
  path,
}: {
  twoPart: TwoPart;
  onChange: (next: TwoPart) => void;
  path: string;
}) {
  const t = useTranslations("tariff");
  return (
    <Grid>
      <DecimalField
        label={t("fields.fixed")}
        unit={t("units.perArea")}
        path={`${path}.twoPart.fixed`}
        value={twoPart.fixed}
        onChange={(fixed) => onChange({ ...twoPart, fixed })}
      />
      <EnergyFields
        value={twoPart}
        path={`${path}.twoPart`}
        onChange={(energy) => onChange({ ...twoPart, ...energy })}
      />
      <OptionalDecimalField
        label={t("fields.capPercent")}
        unit={t("units.percent")}
        path={`${path}.twoPart.capPercent`}
        value={twoPart.capPercent}
        onChange={(capPercent) => {
          const { capPercent: _, ...rest } = twoPart;
          onChange(capPercent === undefined ? rest : { ...rest, capPercent });
        }}
      />
    </Grid>
  );
}

type Energy = Pick<TwoPart, "energy" | "unit" | "usageFactor">;

function EnergyFields({ value, onChange, path }: { value: Energy; onChange: (next: Energy) => void; path: string }) {
  const t = useTranslations("tariff");
  const { energy, unit, usageFactor } = value;
  const set = (part: Partial<Energy>) => onChange({ energy, unit, usageFactor, ...part });
  return (
    <>
      <DecimalField
        label={t("fields.energy")}
        unit={t("units.perEnergy", { unit: t(`choices.${unit}`) })}
        path={`${path}.energy`}
        value={energy}
        onChange={(next) => set({ energy: next })}
      />
      <ChoiceField
        label={t("fields.unit")}
        path={`${path}.unit`}
        value={unit}
        onChange={(next) => set({ unit: next })}
        choices={[
          { value: "kwh", label: t("choices.kwh") },
          { value: "gj", label: t("choices.gj") },
        ]}
      />
      <DecimalField
        label={t("fields.usageFactor")}
        hint={t("hints.usageFactor")}
        path={`${path}.usageFactor`}
        value={usageFactor}
        onChange={(next) => set({ usageFactor: next })}
      />
    </>
  );
}

/** Prices that change within a season: each day is charged at its own. */
function PriceChanges({ rate, onChange, path }: HeatClassFormProps) {
  const t = useTranslations("tariff");
  const { priceChanges = [], area, twoPart, metered } = rate;
  return (
    <PartList
      items={priceChanges}
      atLeastOne={false}
      onChange={(changes) => onChange({ ...rate, priceChanges: changes })}
      make={(): HeatChange => ({ from: "", area: priceChanges.at(-1)?.area ?? area.price })}
      addLabel={t("add.change")}
      title={(_, index) => t("places.change", { n: index + 1 })}
    >
      {(change, set, index) => (
        <Grid>
          <DayField
            label={t("fields.changeFrom")}
            hint={t("hints.changeFrom")}
            path={`${path}.${index}.from`}
            value={change.from}
            onChange={(from) => set({ ...change, from })}
          />
          <DecimalField
            label={t("fields.price")}
            path={`${path}.${index}.area`}
            value={change.area}
            onChange={(price) => set({ ...change, area: price })}
          />
          {twoPart &&
            (["fixed", "energy"] as const).map((key) => (
              <ChangedPrice key={key} change={change} name={key} path={`${path}.${index}`} onChange={set} />
            ))}
          {metered && <ChangedPrice change={change} name="metered" path={`${path}.${index}`} onChange={set} />}
        </Grid>
      )}
    </PartList>
  );
}

type ChangedPriceProps = {
  change: HeatChange;
  name: "fixed" | "energy" | "metered";
  path: string;
  onChange: (change: HeatChange) => void;
};

function ChangedPrice({ change, name, path, onChange }: ChangedPriceProps) {
  const t = useTranslations("tariff");
  return (
    <OptionalDecimalField
      label={t(name === "metered" ? "fields.meteredEnergy" : `fields.${name}`)}
      hint={t("hints.unchanged")}
      path={`${path}.${name}`}
      value={change[name]}
      onChange={(price) => {
        const { [name]: _, ...rest } = change;
        onChange(price === undefined ? rest : { ...rest, [name]: price });
      }}
    />
  );
}
