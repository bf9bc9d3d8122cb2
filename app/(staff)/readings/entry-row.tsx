"use client";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { NumberInput } from "@/app/_ui/number-input";
import { Status } from "@/app/_ui/status";
import { Cell, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { RootRouter } from "@/server/trpc/root";
import type { Row } from "./entry-list";
import { plainCount } from "./_parts/plain-count";

type Props = { row: Row; index: number; readOn: string; zone: string; mayRecord: boolean; onDone: () => void };
const tones = { taken: "ok", held: "warn", "already-taken": "info", refused: "danger", asked: "warn" } as const;

/** One meter of the round: what it showed last, a field for now, and at once what is to be said of it. */
export function EntryRow({ row, index, readOn, zone, mayRecord, onDone }: Props) {
  const t = useTranslations("metering");
  const say = useProblemText();
  const calls = useTRPC().staff.metering;
  const [value, setValue] = useState("");
  /** Made per value: pressing twice records once, and another value is another reading. */
  const [sourceId, setSourceId] = useState(() => crypto.randomUUID());
  const record = useMutation(calls.record.mutationOptions());
  const estimate = useMutation(calls.estimate.mutationOptions());
  const told = record.data ?? estimate.data;
  const error = record.error ?? estimate.error;
  const done = told && ["taken", "held", "already-taken"].includes(told.outcome);

  async function save() {
    if (done) return onDone();
    if (value.trim() === "" || record.isPending) return;
    const confirmed = told?.outcome === "asked";
    const input = { registerId: row.registerId, readOn, value: value.trim(), sourceId, confirmed };
    const answer = await record.mutateAsync(input).catch(() => null);
    if (answer && !["asked", "refused"].includes(answer.outcome)) onDone();
  }

  return (
    <TableRow>
      <Cell className="align-top">
        <TextLink href={`/readings/meters/${row.meterId}`} className="figures">
          {row.meterNo}
        </TextLink>
        <span className="block">{row.address}</span>
        <span className="figures block text-[0.875em] text-ink-3">{row.accountNo ?? "—"}</span>
      </Cell>
      <Cell numeric className="hidden align-top sm:table-cell">
        <Previous row={row} zone={zone} />
      </Cell>
      <Cell className="align-top">
        <div className={mayRecord ? "mb-1 sm:hidden" : "sm:hidden"}>
          <Previous row={row} zone={zone} />
        </div>
        {mayRecord && (
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <NumberInput
              data-reading={index}
              aria-label={t("entry.valueOf", { meterNo: row.meterNo })}
              unit={t(`units.${row.unit}`)}
              className="w-40"
              value={value}
              disabled={Boolean(estimate.data)}
              readOnly={Boolean(done)}
              onChange={({ target }) => {
                setValue(target.value);
                setSourceId(crypto.randomUUID());
                record.reset();
              }}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
                event.preventDefault();
                void save();
              }}
            />
            {!done && value.trim() !== "" && (
              <Button size="sm" variant="secondary" loading={record.isPending} onClick={() => void save()}>
                {t("entry.save")}
              </Button>
            )}
            {!told && value.trim() === "" && (
              <Button
                size="sm"
                variant="quiet"
                loading={estimate.isPending}
                aria-label={t("entry.estimateOf", { meterNo: row.meterNo })}
                onClick={() => estimate.mutate({ registerId: row.registerId, readOn })}
              >
                {t("entry.estimate")}
              </Button>
            )}
            <Answer told={told} unit={row.unit} error={error ? say(problemOf(error)) : null} />
          </div>
        )}
      </Cell>
    </TableRow>
  );
}

/** What the meter showed last, and when. */
function Previous({ row, zone }: Pick<Props, "row" | "zone">) {
  const t = useTranslations("metering");
  if (!row.last) return t("entry.neverRead");
  return (
    <>
      <span className="figures block whitespace-nowrap">
        {plainCount(row.last.value)} {t(`units.${row.unit}`)}
      </span>
      <span className="block text-[0.875em] text-ink-3">
        <DateTime at={row.last.readAt} zone={zone} />
      </span>
    </>
  );
}

type Told = inferRouterOutputs<RootRouter>["staff"]["metering"]["record"];

/** What is to be said of a value: taken, held and why, or refused. */
function Answer({ told, unit, error }: { told: Told | undefined; unit: Row["unit"]; error: string | null }) {
  const t = useTranslations("metering");
  return (
    <div aria-live="polite" className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {told && <Status tone={tones[told.outcome]}>{t(`outcomes.${told.outcome}`)}</Status>}
      {told?.counted && (
        <span className="figures text-ink-2">
          {plainCount(told.counted)} {t(`units.${unit}`)}
        </span>
      )}
      {told?.refusal && <span className="text-danger">{t(`refusals.${told.refusal}`)}</span>}
      {told && told.findings.length > 0 && (
        <span className="text-ink">{told.findings.map((finding) => t(`findings.${finding}`)).join("、")}</span>
      )}
      {error && <span className="text-danger">{error}</span>}
      {told?.outcome === "asked" && <span className="text-[0.875em] text-ink-3">{t("entry.again")}</span>}
    </div>
  );
}
