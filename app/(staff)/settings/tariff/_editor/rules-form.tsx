"use client";
import { useLocale, useTranslations } from "next-intl";
import { localName } from "@/app/_billing/local-name";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Fieldset } from "@/app/_ui/fieldset";
import type { HeatingTariff, HeightRule, LateFeeRule, Tariff, WaiverRule } from "@/tenants/schemas/tariff";
import { ChoiceField, CountField, DecimalField, Grid, OptionalDecimalField, TickField } from "./controls";
import { useEditing } from "./editing";
import { PartList } from "./part-list";

/** What holds for every class: rounding, late fee; for heating also areas, height and waiver. */
export function RulesForm({ tariff, onChange }: { tariff: Tariff; onChange: (tariff: Tariff) => void }) {
  const t = useTranslations("tariff");
  return (
    <div className="grid gap-4">
      <Card>
        <Grid>
          <ChoiceField
            label={t("fields.rounding")}
            path="rounding"
            value={tariff.rounding}
            onChange={(rounding) => onChange({ ...tariff, rounding })}
            choices={[
              { value: "fen", label: t("choices.fen") },
              { value: "jiao", label: t("choices.jiao") },
              { value: "yuan", label: t("choices.yuan") },
            ]}
          />
          {tariff.kind === "heating" && (
            <ChoiceField
              label={t("fields.areaBasis")}
              path="areaBasis"
              value={tariff.areaBasis}
              onChange={(areaBasis) => onChange({ ...tariff, areaBasis })}
              choices={[
                { value: "chargeable", label: t("choices.chargeable") },
                { value: "built", label: t("choices.built") },
              ]}
            />
          )}
        </Grid>
      </Card>
      {tariff.kind === "heating" && (
        <>
          <AreaFactors tariff={tariff} onChange={onChange} />
          <HeightCard height={tariff.height} onChange={(height) => onChange({ ...tariff, height })} />
          <WaiverCard tariff={tariff} onChange={(waiver) => onChange({ ...tariff, waiver })} />
        </>
      )}
      <LateFeeCard
        lateFee={tariff.lateFee}
        onChange={(lateFee) => {
          const { lateFee: _, ...rest } = tariff;
          onChange(lateFee ? { ...rest, lateFee } : rest);
        }}
      />
    </div>
  );
}

function AreaFactors({ tariff, onChange }: { tariff: HeatingTariff; onChange: (tariff: HeatingTariff) => void }) {
  const t = useTranslations("tariff");
  return (
    <Card title={t("areaFactors")}>
      <Grid>
        {(["main", "balcony", "loft", "annex"] as const).map((kind) => (
          <DecimalField
            key={kind}
            label={t(`fields.${kind}`)}
            path={`areaFactors.${kind}`}
            value={tariff.areaFactors[kind]}
            onChange={(factor) => onChange({ ...tariff, areaFactors: { ...tariff.areaFactors, [kind]: factor } })}
          />
        ))}
      </Grid>
    </Card>
  );
}

const heights: Record<HeightRule["kind"], HeightRule> = {
  none: { kind: "none" },
  recorded: { kind: "recorded" },
  proportional: { kind: "proportional", limit: "3" },
  steps: { kind: "steps", steps: [{ above: "3", factor: "1" }] },
};

function HeightCard({ height, onChange }: { height: HeightRule; onChange: (height: HeightRule) => void }) {
  const t = useTranslations("tariff");
  return (
    <Card title={t("fields.height")}>
      <div className="grid gap-3">
        <Grid>
          <ChoiceField
            label={t("fields.height")}
            path="height"
            value={height.kind}
            onChange={(kind) => onChange(heights[kind])}
            choices={[
              { value: "none", label: t("choices.heightNone") },
              { value: "recorded", label: t("choices.heightRecorded") },
              { value: "proportional", label: t("choices.heightProportional") },
              { value: "steps", label: t("choices.heightSteps") },
            ]}
          />
          {height.kind === "proportional" && (
            <DecimalField
              label={t("fields.limit")}
              unit={t("units.metres")}
              path="height.limit"
              value={height.limit}
              onChange={(limit) => onChange({ ...height, limit })}
            />
          )}
        </Grid>
        {height.kind === "steps" && (
          <PartList
            items={height.steps}
            onChange={(steps) => onChange({ ...height, steps })}
            make={() => ({ above: "", factor: "1" })}
            addLabel={t("add.step")}
            title={(_, index) => t("places.step", { n: index + 1 })}
          >
            {(step, change, index) => (
              <Grid>
                <DecimalField
                  label={t("fields.above")}
                  unit={t("units.metres")}
                  path={`height.steps.${index}.above`}
                  value={step.above}
                  onChange={(above) => change({ ...step, above })}
                />
                <DecimalField
                  label={t("fields.factor")}
                  path={`height.steps.${index}.factor`}
                  value={step.factor}
                  onChange={(factor) => change({ ...step, factor })}
                />
              </Grid>
            )}
          </PartList>
        )}
      </div>
    </Card>
  );
}

function WaiverCard({ tariff, onChange }: { tariff: HeatingTariff; onChange: (waiver: WaiverRule) => void }) {
  const t = useTranslations("tariff");
  const locale = useLocale();
  const { disabled, problems } = useEditing();
  const { waiver } = tariff;
  const first = tariff.priceClasses.slice(0, 1).map((one) => one.slug);
  const made: Record<WaiverRule["kind"], WaiverRule> = {
    none: { kind: "none" },
    "per-area": { kind: "per-area", price: "0", priceClasses: first },
    sum: { kind: "sum", amount: "0", priceClasses: first },
  };
  const problem = problems.find((one) => one.path.startsWith("waiver.priceClasses"));
  return (
    <Card title={t("fields.waiver")}>
      <div className="grid gap-3">
        <Grid>
          <ChoiceField
            label={t("fields.waiver")}
            path="waiver"
            value={waiver.kind}
            onChange={(kind) => onChange(made[kind])}
            choices={[
              { value: "none", label: t("choices.waiverNone") },
              { value: "per-area", label: t("choices.waiverArea") },
              { value: "sum", label: t("choices.waiverSum") },
            ]}
          />
          {waiver.kind === "per-area" && (
            <DecimalField
              label={t("fields.waiverPrice")}
              unit={t("units.perArea")}
              path="waiver.price"
              value={waiver.price}
              onChange={(price) => onChange({ ...waiver, price })}
            />
          )}
          {waiver.kind === "sum" && (
            <DecimalField
              label={t("fields.amount")}
              unit={t("units.yuan")}
              path="waiver.amount"
              value={waiver.amount}
              onChange={(amount) => onChange({ ...waiver, amount })}
            />
          )}
        </Grid>
        {waiver.kind !== "none" && (
          <Fieldset
            legend={t("fields.priceClasses")}
            error={problem && t(`problems.codes.${problem.code as "required"}`)}
          >
            <div className="flex flex-wrap gap-x-5">
              {tariff.priceClasses.map(({ slug, name }, index) => (
                <Checkbox
                  // oxlint-disable-next-line react/no-array-index-key -- two classes may share a code while they are being written
                  key={index}
                  label={localName(name, locale)}
                  checked={waiver.priceClasses.includes(slug)}
                  disabled={disabled}
                  onChange={({ target }) => {
                    // What the tariff no longer has falls out with the next choice.
                    const kept = waiver.priceClasses.filter(
                      (one) => one !== slug && tariff.priceClasses.some((known) => known.slug === one),
                    );
                    onChange({ ...waiver, priceClasses: target.checked ? [...kept, slug] : kept });
                  }}
                />
              ))}
            </div>
          </Fieldset>
        )}
      </div>
    </Card>
  );
}

type LateFeeCardProps = { lateFee: LateFeeRule | undefined; onChange: (lateFee: LateFeeRule | undefined) => void };

function LateFeeCard({ lateFee, onChange }: LateFeeCardProps) {
  const t = useTranslations("tariff");
  return (
    <Card title={t("fields.lateFee")}>
      <TickField
        label={t("fields.lateFee")}
        value={lateFee !== undefined}
        onChange={(on) => onChange(on ? { ratePerDay: "0.002", graceDays: 0 } : undefined)}
      />
      {lateFee && (
        <Grid>
          <DecimalField
            label={t("fields.ratePerDay")}
            hint={t("hints.ratePerDay")}
            path="lateFee.ratePerDay"
            value={lateFee.ratePerDay}
            onChange={(ratePerDay) => onChange({ ...lateFee, ratePerDay })}
          />
          <CountField
            label={t("fields.graceDays")}
            unit={t("units.days")}
            path="lateFee.graceDays"
            value={lateFee.graceDays}
            onChange={(graceDays) => onChange({ ...lateFee, graceDays })}
          />
          <OptionalDecimalField
            label={t("fields.lateCap")}
            unit={t("units.percent")}
            path="lateFee.capPercent"
            value={lateFee.capPercent}
            onChange={(capPercent) => {
              const { capPercent: _, ...rest } = lateFee;
              onChange(capPercent === undefined ? rest : { ...rest, capPercent });
            }}
          />
        </Grid>
      )}
    </Card>
  );
}
