"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { HeadCell, Table, TableBody, TableHead } from "@/app/_ui/table";
import type { RootRouter } from "@/server/trpc/root";
import { EntryRow } from "./entry-row";

export type Row = inferRouterOutputs<RootRouter>["staff"]["metering"]["list"]["rows"][number];
type Props = { rows: Row[]; today: string; zone: string; mayRecord: boolean };

/** Meters one under the other; Enter saves and goes to the next, so that hands stay on the keys. */
export function EntryList({ rows, today, zone, mayRecord }: Props) {
  const t = useTranslations("metering.entry");
  const [readOn, setReadOn] = useState(today);
  const body = useRef<HTMLDivElement>(null);
  const goOn = (index: number) => {
    const fields = body.current?.querySelectorAll<HTMLInputElement>("input[data-reading]:not([disabled])") ?? [];
    const next = [...fields].find((field) => Number(field.dataset.reading) > index);
    next?.focus();
    next?.select();
  };
  return (
    <div ref={body}>
      {mayRecord && (
        <div className="flex flex-wrap items-end gap-x-6 gap-y-2 border-b border-line p-3">
          <Field label={t("readOn")} className="w-44">
            <DateInput max={today} value={readOn} onChange={({ target }) => setReadOn(target.value || today)} />
          </Field>
          <p className="max-w-prose flex-1 basis-64 text-[0.875em] text-ink-2">{t("keys")}</p>
        </div>
      )}
      <Table caption={t("value")}>
        <TableHead>
          <tr>
            <HeadCell>{t("meter")}</HeadCell>
            <HeadCell numeric className="hidden sm:table-cell">
              {t("previous")}
            </HeadCell>
            <HeadCell>{t(mayRecord ? "value" : "previous")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <EntryRow
              key={`${row.registerId}${readOn}`}
              row={row}
              index={index}
              readOn={readOn}
              zone={zone}
              mayRecord={mayRecord}
              onDone={() => goOn(index)}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
