import type { ReactNode } from "react";
import { DateText } from "@/app/_ui/time/date-text";
import type { Text, WorkflowField } from "@/tenants/schemas/workflow";

export type SummaryRow = { label: string; value: ReactNode };

/** What was filled in, in words; empty fields are left out. */
export function summaryOf(
  fields: WorkflowField[],
  values: Record<string, string>,
  words: (text: Text) => string,
  yesNo: (yes: boolean) => string,
): SummaryRow[] {
  return fields.flatMap((field): SummaryRow[] => {
    const value = values[field.key]?.trim();
    if (!value) return [];
    const choice = field.choices?.find((one) => one.value === value);
    if (field.kind === "date") return [{ label: words(field.label), value: <DateText day={value} long /> }];
    const shown = field.kind === "yes-no" ? yesNo(value === "true") : choice ? words(choice.label) : value;
    return [{ label: words(field.label), value: shown }];
  });
}

/** Everything once more before it is sent, in large lines. */
export function Summary({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="divide-y divide-line">
      {rows.map((row) => (
        <div key={row.label} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2.5">
          <dt className="text-ink-3">{row.label}</dt>
          <dd className="min-w-0 text-right font-medium">{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
