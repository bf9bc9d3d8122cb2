import writeExcelFile from "write-excel-file/node";
import type { FindingLine } from "./list-findings";

/** A finding in the reader's words. */
export type FindingWords = { line: number; column: string; value: string; problem: string; advice: string };

/** Says one finding in the reader's language. */
export type Translate = (finding: FindingLine) => FindingWords;

type Titles = [line: string, column: string, value: string, problem: string, advice: string];

/** A cell that a spreadsheet would take for a formula gets an apostrophe; every cell is quoted. */
export function csvCell(value: string | number): string {
  const text = String(value).replaceAll("\0", "");
  const harmless = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** Findings as a CSV that Excel opens with its Chinese intact, page by page. */
export async function* writeFindingsCsv(pages: AsyncIterable<FindingWords[]>, titles: Titles): AsyncGenerator<string> {
  yield `\uFEFF${titles.map(csvCell).join(",")}\r\n`;
  for await (const page of pages) {
    yield page
      .map((one) => `${[one.line, one.column, one.value, one.problem, one.advice].map(csvCell).join(",")}\r\n`)
      .join("");
  }
}

/** A workbook holds this many lines at most. */
export const workbookLimit = 100_000;

/** Findings as a workbook; every text is a text cell, which no program calculates. */
export async function writeFindingsXlsx(pages: AsyncIterable<FindingWords[]>, titles: Titles): Promise<Uint8Array> {
  const head = titles.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const rows: unknown[][] = [head];
  for await (const page of pages) {
    for (const one of page) {
      if (rows.length > workbookLimit) break;
      const texts = [one.column, one.value, one.problem, one.advice];
      rows.push([{ value: one.line, type: Number }, ...texts.map((value) => ({ value: clean(value), type: String }))]);
    }
  }
  const columns = [8, 16, 28, 30, 60].map((width) => ({ width }));
  return writeExcelFile(rows as never, { columns, stickyRowsCount: 1 } as never).toBuffer();
}

/** XML has no place for control characters. */
// oxlint-disable-next-line no-control-regex -- they are what it looks for
const clean = (value: string) => value.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "");
