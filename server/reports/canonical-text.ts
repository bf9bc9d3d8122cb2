import { createHash } from "node:crypto";
import type { Report } from "./run-report";

/**
 * A report in its one text: the question, the columns, then a line per row in whole units, in no language and with no
 * name that could be changed. The same question has the same text for ever.
 */
export function canonicalText({ definition, question, rows, total }: Report): string {
  const columns = definition.columns.map(({ name }) => name);
  const line = (key: string, split: string, figures: Report["total"]) =>
    [key, split]
      .map((text) => JSON.stringify(text))
      .concat(columns.map((name) => `${figures[name] ?? ""}`))
      .join(",");
  return [
    `report,${definition.slug},${definition.version}`,
    `from,${question.from}`,
    `as-of,${question.asOf}`,
    `known-at,${question.knownAt.toISOString()}`,
    `grouping,${question.grouping}`,
    ["key", "split", ...columns].join(","),
    ...rows.map(({ key, split, figures }) => line(key, split, figures)),
    line("total", "", total),
    "",
  ].join("\n");
}

export const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");
