"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { Status } from "@/app/_ui/status";
import { Cell, TableRow } from "@/app/_ui/table";
import { DateTime } from "@/app/_ui/time/date-time";
import type { RootRouter } from "@/server/trpc/root";
import { CorrectReading } from "../../_parts/correct-reading";
import { plainCount } from "../../_parts/plain-count";
import { DisputeReading } from "./dispute-reading";

type Reading = inferRouterOutputs<RootRouter>["staff"]["metering"]["get-meter"]["readings"][number];
const tones = { initial: "warn", validated: "info", final: "ok", refused: "danger", superseded: "neutral" } as const;

/** One reading with where it came from, what became of it, and what a clerk may still do. */
export function ReadingRow({
  reading,
  meterNo,
  zone,
  mayDecide,
}: {
  reading: Reading;
  meterNo: string;
  zone: string;
  mayDecide: boolean;
}) {
  const t = useTranslations("metering");
  const open = reading.occasion === "regular" && ["initial", "validated"].includes(reading.status);
  return (
    <TableRow>
      <Cell>
        <DateTime at={reading.readAt} zone={zone} />
      </Cell>
      <Cell numeric>
        {plainCount(reading.value)}
        {reading.kind === "estimated" && (
          <span className="block text-[0.875em] text-ink-3">{t("kinds.estimated")}</span>
        )}
      </Cell>
      <Cell className="hidden sm:table-cell">
        {t(reading.occasion === "regular" ? `sources.${reading.source}` : `occasions.${reading.occasion}`)}
        <span className="block text-[0.875em] text-ink-3">{reading.takenBy}</span>
      </Cell>
      <Cell>
        <span className="flex flex-wrap items-center gap-1.5">
          <Status tone={tones[reading.status]}>{t(`states.${reading.status}`)}</Status>
          {reading.disputeReason !== null && <Status tone="danger">{t("meter.disputed")}</Status>}
        </span>
        {(reading.findings.length > 0 || reading.note || reading.disputeReason) && (
          <span className="mt-1 block text-[0.875em] text-ink-2">
            {[
              ...reading.findings.map((finding) => t(`findings.${finding}`)),
              reading.source === "estimate" ? "" : reading.note,
              reading.disputeReason,
            ]
              .filter(Boolean)
              .join("；")}
          </span>
        )}
      </Cell>
      <Cell>
        {mayDecide && (
          <span className="flex flex-wrap gap-1.5">
            {open && reading.disputeReason === null && <CorrectReading readingId={reading.id} meterNo={meterNo} />}
            {open && <DisputeReading readingId={reading.id} disputed={reading.disputeReason !== null} />}
          </span>
        )}
      </Cell>
    </TableRow>
  );
}
