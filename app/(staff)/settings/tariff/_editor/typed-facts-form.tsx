"use client";
import { Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { localName } from "@/app/_billing/local-name";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Fieldset } from "@/app/_ui/fieldset";
import { NumberInput } from "@/app/_ui/number-input";
import { Select } from "@/app/_ui/select";
import type { TypedFacts } from "@/server/billing/tariffs/schemas";
import type { Tariff } from "@/tenants/schemas/tariff";

/** What stands in the fields; empty ones are left out when it is sent. */
type Area = {
  area: string;
  areaKind: "main" | "balcony" | "loft" | "annex";
  priceClass: string;
  settlement: "area" | "two-part" | "metered";
  stopped: boolean;
  stoppedFrom: string;
};
type Words = Record<"storeyHeight" | "householdSize" | "heat" | "m3" | "m3Before" | "startsOn" | "endsOn", string>;
export type FactsTyped = Words & { areas: Area[]; lowIncome: boolean };

const blankArea = (tariff: Tariff): Area => ({
  area: tariff.kind === "heating" ? "100" : "0",
  areaKind: "main",
  priceClass: tariff.priceClasses[0]?.slug ?? "",
  settlement: "area",
  stopped: false,
  stoppedFrom: "",
});

export const blankFacts = (tariff: Tariff): FactsTyped => ({
  areas: [blankArea(tariff)],
  lowIncome: false,
  storeyHeight: "",
  householdSize: "",
  heat: "",
  m3: tariff.kind === "water" ? "20" : "",
  m3Before: "",
  startsOn: "",
  endsOn: "",
});

/** The typed facts as they are sent. */
export function factsOf(facts: FactsTyped, kind: "heating" | "water"): TypedFacts {
  const given = <K extends keyof Words>(key: K) => (facts[key] ? { [key]: facts[key] } : {});
  return {
    areas: facts.areas.map(({ stoppedFrom, ...area }) => ({
      ...area,
      area: area.area || "0",
      heightFactor: "1",
      ...(stoppedFrom ? { stoppedFrom } : {}),
    })),
    lowIncome: facts.lowIncome,
    heatUnit: "kwh",
    m3Before: facts.m3Before || "0",
    ...given("startsOn"),
    ...given("endsOn"),
    ...(kind === "heating"
      ? { ...given("storeyHeight"), ...given("heat") }
      : { ...given("m3"), ...(facts.householdSize ? { householdSize: Number(facts.householdSize) } : {}) }),
  };
}

type FormProps = { tariff: Tariff; facts: FactsTyped; onChange: (facts: FactsTyped) => void };

/** Facts of a home that need not exist. */
export function TypedFactsForm({ tariff, facts, onChange }: FormProps) {
  const t = useTranslations("tariff.calculator");
  const units = useTranslations("tariff");
  const set = (part: Partial<FactsTyped>) => onChange({ ...facts, ...part });
  const number = (key: keyof Words, unit: string) => (
    <Field label={t(key)}>
      <NumberInput unit={unit} value={facts[key]} onChange={(event) => set({ [key]: event.target.value.trim() })} />
    </Field>
  );
  const day = (key: "startsOn" | "endsOn") => (
    <Field label={t(key)}>
      <DateInput value={facts[key]} onChange={(event) => set({ [key]: event.target.value })} />
    </Field>
  );
  const heating = tariff.kind === "heating";
  return (
    <div className="grid gap-3">
      {facts.areas.map((area, index) => (
        <AreaFields
          // oxlint-disable-next-line react/no-array-index-key -- areas are told by their number
          key={index}
          no={index + 1}
          tariff={tariff}
          area={area}
          onChange={(next) => set({ areas: facts.areas.map((one, at) => (at === index ? next : one)) })}
          onRemove={
            facts.areas.length > 1 ? () => set({ areas: facts.areas.filter((_, at) => at !== index) }) : undefined
          }
        />
      ))}
      {heating && facts.areas.length < 10 && (
        <div>
          <Button
            type="button"
            size="sm"
            variant="quiet"
            onClick={() => set({ areas: [...facts.areas, { ...blankArea(tariff), area: "10", areaKind: "balcony" }] })}
          >
            <Plus aria-hidden />
            {t("addArea")}
          </Button>
        </div>
      )}
      <div className="grid grid-cols-2 items-start gap-3">
        {heating ? (
          <>
            {number("heat", units("choices.kwh"))}
            {number("storeyHeight", units("units.metres"))}
          </>
        ) : (
          <>
            {number("m3", units("units.cubic"))}
            {number("m3Before", units("units.cubic"))}
            {number("householdSize", units("units.people"))}
          </>
        )}
        {day("startsOn")}
        {day("endsOn")}
      </div>
      {heating && (
        <Checkbox
          label={t("lowIncome")}
          checked={facts.lowIncome}
          onChange={(event) => set({ lowIncome: event.target.checked })}
        />
      )}
    </div>
  );
}

type AreaFieldsProps = {
  no: number;
  tariff: Tariff;
  area: Area;
  onChange: (area: Area) => void;
  onRemove: (() => void) | undefined;
};

function AreaFields({ no, tariff, area, onChange, onRemove }: AreaFieldsProps) {
  const t = useTranslations("tariff.calculator");
  const units = useTranslations("tariff");
  const kinds = useTranslations("billing.areas");
  const locale = useLocale();
  const set = (part: Partial<Area>) => onChange({ ...area, ...part });
  const classes = (
    <Field label={t("priceClass")}>
      <Select value={area.priceClass} onChange={(event) => set({ priceClass: event.target.value })}>
        {tariff.priceClasses.map((one, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two classes may share a code while they are being written
          <option key={index} value={one.slug}>
            {localName(one.name, locale)}
          </option>
        ))}
      </Select>
    </Field>
  );
  if (tariff.kind === "water") return classes;
  return (
    <Fieldset legend={t("areaNo", { no })} className="rounded-md border border-line p-3">
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label={t("area")}>
          <NumberInput
            unit={units("units.area")}
            value={area.area}
            onChange={(event) => set({ area: event.target.value.trim() })}
          />
        </Field>
        <Field label={t("areaKind")}>
          <Select value={area.areaKind} onChange={(event) => set({ areaKind: event.target.value as Area["areaKind"] })}>
            {(["main", "balcony", "loft", "annex"] as const).map((kind) => (
              <option key={kind} value={kind}>
                {kinds(kind)}
              </option>
            ))}
          </Select>
        </Field>
        {classes}
        <Field label={t("settlement")}>
          <Select
            value={area.settlement}
            onChange={(event) => set({ settlement: event.target.value as Area["settlement"] })}
          >
            {(["area", "two-part", "metered"] as const).map((settlement) => (
              <option key={settlement} value={settlement}>
                {t(`settlements.${settlement}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Checkbox
        label={t("stopped")}
        checked={area.stopped}
        onChange={(event) => set({ stopped: event.target.checked })}
      />
      {area.stopped && (
        <Field label={t("stoppedFrom")} hint={t("stoppedHint")}>
          <DateInput value={area.stoppedFrom} onChange={(event) => set({ stoppedFrom: event.target.value })} />
        </Field>
      )}
      {onRemove && (
        <div>
          <Button type="button" size="sm" variant="danger-quiet" onClick={onRemove}>
            <Trash2 aria-hidden />
            {units("remove")}
          </Button>
        </div>
      )}
    </Fieldset>
  );
}
