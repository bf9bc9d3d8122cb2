import { createReadStream } from "node:fs";
import { invalid } from "@/server/platform/errors";
import { countKnownHeaders } from "../guess-mapping";
import { detectFormat } from "./detect-format";
import type { ListFormat, ListRow } from "./list-row";
import { readList } from "./read-list";

export type Sniffed = { format: ListFormat; headerLine: number; headers: string[]; preview: string[][] };

/** Tells the line that names the columns of a list that is not of households. */
export type IsHeader = (cells: string[]) => boolean;

/** The first look at a list: what it is, which line names its columns, and its first rows. */
export async function sniffList(path: string, sizeBytes: number, isHeader?: IsHeader): Promise<Sniffed> {
  const format = await detectFormat(path);
  const first: ListRow[] = [];
  for await (const row of readList({ path, open: () => createReadStream(path), sizeBytes }, format)) {
    first.push(row);
    if (first.length === 30) break;
  }
  const header = findHeader(first, isHeader);
  if (!header) throw invalid("import-no-header");
  const preview = first
    .filter(({ line }) => line > header.line)
    .slice(0, 8)
    .map(({ cells }) => cells.map((cell) => cell.slice(0, 80)));
  if (preview.length === 0) throw invalid("import-no-rows");
  const headers = header.cells.map((cell, index) => cell.slice(0, 80) || `#${index + 1}`);
  return { format, headerLine: header.line, headers, preview };
}

/** Lists often begin with a title and a date; the header is the line with the most names we know. */
function findHeader(rows: ListRow[], isHeader?: IsHeader): ListRow | undefined {
  const told = isHeader && rows.find(({ cells }) => isHeader(cells));
  if (told) return told;
  const ranked = rows
    .slice(0, 10)
    .map((row) => ({ row, known: countKnownHeaders(row.cells) }))
    .toSorted((a, b) => b.known - a.known);
  const best = ranked[0];
  if (best && best.known >= 2) return best.row;
  return rows.find(({ cells }) => cells.filter((cell) => cell !== "").length >= 2);
}
