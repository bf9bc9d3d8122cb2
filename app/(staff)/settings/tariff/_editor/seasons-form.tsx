"use client";
import { useLocale, useTranslations } from "next-intl";
import { localName } from "@/app/_billing/local-name";
import type { Season, StopRule } from "@/tenants/schemas/tariff";
import { ChoiceField, CountField, DayField, DecimalField, Grid, NameFields, TickField, WordField } from "./controls";
import { DiscountsForm } from "./discounts-form";
import { nextSeason } from "./next-season";
import { PartList } from "./part-list";

type SeasonsFormProps = { kind: "heating" | "water"; seasons: Season[]; onChange: (seasons: Season[]) => void };

/** Seasons of heating or periods of water: their days, windows and rules. */
export function SeasonsForm({ kind, seasons, onChange }: SeasonsFormProps) {
  const t = useTranslations("tariff");
  const locale = useLocale();
  return (
    <PartList
      items={seasons}
      onChange={onChange}
      make={() => nextSeason(seasons, kind)}
      addLabel={t("add.season")}
      folded={{ path: "seasons", line: ({ from, to }) => `${from} — ${to}` }}
      title={(season, index) => localName(season.name, locale) || t("places.season", { n: index + 1 })}
    >
      {(season, change, index) => (
        <>
          <SeasonForm kind={kind} season={season} onChange={change} path={`seasons.${index}`} />
          {kind === "heating" && (
            <DiscountsForm season={season} onChange={change} path={`seasons.${index}.discounts`} />
          )}
        </>
      )}
    </PartList>
  );
}

type SeasonFormProps = { kind: "heating" | "water"; season: Season; onChange: (season: Season) => void; path: string };

function SeasonForm({ kind, season, onChange, path }: SeasonFormProps) {
  const t = useTranslations("tariff");
  const set = (part: Partial<Season>) => onChange({ ...season, ...part });
  const day = (key: "from" | "to" | "applyFrom" | "applyBy" | "dueOn") => (
    <DayField
      label={t(`fields.${key}`)}
      path={`${path}.${key}`}
      value={season[key]}
      onChange={(value) => set({ [key]: value })}
    />
  );
  return (
    <Grid>
      <NameFields path={`${path}.name`} value={season.name} onChange={(name) => set({ name })} />
      <WordField
        label={t("fields.slug")}
        hint={t("hints.seasonSlug")}
        path={`${path}.slug`}
        value={season.slug}
        onChange={(slug) => set({ slug })}
      />
      {day("from")}
      {day("to")}
      {kind === "heating" && (
        <CountField
          label={t("fields.extensionDays")}
          path={`${path}.extensionDays`}
          unit={t("units.days")}
          value={season.extensionDays}
          onChange={(extensionDays) => set({ extensionDays })}
        />
      )}
      {day("dueOn")}
      {kind === "heating" && (
        <>
          {day("applyFrom")}
          {day("applyBy")}
          <ChoiceField
            label={t("fields.changes")}
            path={`${path}.changes`}
            value={season.changes}
            onChange={(changes) => set({ changes })}
            choices={[
              { value: "by-day", label: t("choices.byDay") },
              { value: "whole-season", label: t("choices.wholeSeason") },
            ]}
          />
          <StopFields stop={season.stop} onChange={(stop) => set({ stop })} path={`${path}.stop`} />
        </>
      )}
    </Grid>
  );
}

const emptyRules: Record<StopRule["kind"], StopRule> = {
  percent: { kind: "percent", percent: "0", wholeUnitFree: false },
  "per-area": { kind: "per-area", price: "0", wholeUnitFree: false },
  none: { kind: "none" },
  forbidden: { kind: "forbidden" },
};

type StopFieldsProps = { stop: StopRule; onChange: (stop: StopRule) => void; path: string };

function StopFields({ stop, onChange, path }: StopFieldsProps) {
  const t = useTranslations("tariff");
  return (
    <>
      <ChoiceField
        label={t("fields.stop")}
        path={path}
        value={stop.kind}
        onChange={(kind) => onChange(emptyRules[kind])}
        choices={[
          { value: "percent", label: t("choices.stopPercent") },
          { value: "per-area", label: t("choices.stopArea") },
          { value: "none", label: t("choices.stopNone") },
          { value: "forbidden", label: t("choices.stopForbidden") },
        ]}
      />
      {stop.kind === "percent" && (
        <DecimalField
          label={t("fields.percent")}
          path={`${path}.percent`}
          unit={t("units.percent")}
          value={stop.percent}
          onChange={(percent) => onChange({ ...stop, percent })}
        />
      )}
      {stop.kind === "per-area" && (
        <DecimalField
          label={t("fields.stopPrice")}
          path={`${path}.price`}
          unit={t("units.perArea")}
          value={stop.price}
          onChange={(price) => onChange({ ...stop, price })}
        />
      )}
      {(stop.kind === "percent" || stop.kind === "per-area") && (
        <TickField
          label={t("fields.wholeUnitFree")}
          value={stop.wholeUnitFree}
          onChange={(wholeUnitFree) => onChange({ ...stop, wholeUnitFree })}
        />
      )}
    </>
  );
}
