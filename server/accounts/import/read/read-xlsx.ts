import { posix } from "node:path";
import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { invalid } from "@/server/platform/errors";
import { limits, type ListRow } from "./list-row";
import { openWorkbook, type Workbook } from "./open-workbook";
import { readSharedStrings } from "./read-shared-strings";

/**
 * The rows of a workbook's first sheet, one after the other; the sheet itself is never whole in memory, only the
 * table of texts that its cells share.
 * @param onBytes counts unpacked bytes of the sheet; `total` is what it will come to
 */
export async function* readXlsx(
  path: string,
  onBytes?: (count: number, total: number) => void,
): AsyncGenerator<ListRow> {
  const workbook = await openWorkbook(path);
  try {
    const sheet = await findFirstSheet(workbook);
    const texts = await readSharedStrings(workbook);
    const total = workbook.parts.get(sheet)?.uncompressedSize ?? 0;
    const rows: ListRow[] = [];
    const parser = sheetParser(texts, (row) => rows.push(row));
    for await (const chunk of chunksOf(await workbook.read(sheet))) {
      onBytes?.(chunk.length, total);
      parser.write(chunk);
      yield* rows.splice(0);
    }
    parser.close();
    yield* rows.splice(0);
  } catch (error) {
    if (error instanceof Error && error.name === "DomainError") throw error;
    // Broken compression, broken XML, a part that outgrew its declared size: all the same to a reader.
    throw invalid("import-file-broken");
  } finally {
    workbook.close();
  }
}

async function* chunksOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

async function collect(
  workbook: Workbook,
  part: string,
  onTag: (name: string, attributes: Record<string, string>) => void,
) {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => onTag(plain(name), attributes as Record<string, string>));
  for await (const chunk of chunksOf(await workbook.read(part))) parser.write(chunk);
  parser.close();
}

const plain = (name: string) => name.slice(name.indexOf(":") + 1);

async function findFirstSheet(workbook: Workbook): Promise<string> {
  let id: string | undefined;
  await collect(workbook, "xl/workbook.xml", (name, attributes) => {
    if (name === "workbookPr" && ["1", "true"].includes(attributes.date1904 ?? "")) throw invalid("import-file-1904");
    if (name === "sheet" && attributes.state === undefined) id ??= attributes["r:id"];
  });
  let target: string | undefined;
  await collect(workbook, "xl/_rels/workbook.xml.rels", (name, attributes) => {
    if (name === "Relationship" && attributes.Id === id) target = attributes.Target;
  });
  if (!target) throw invalid("import-file-no-sheet");
  return target.startsWith("/") ? target.slice(1) : posix.join("xl", target);
}

function sheetParser(texts: string[], onRow: (row: ListRow) => void): SaxesParser {
  const parser = new SaxesParser();
  let row: ListRow | undefined;
  let line = 0;
  let column = 0;
  let type = "n";
  let value: string | undefined;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const given = attributes as Record<string, string>;
    const tag = plain(name);
    if (tag === "row") {
      line = Number(given.r ?? line + 1);
      row = { line, cells: [] };
    } else if (tag === "c") {
      column = given.r ? columnOf(given.r) : (row?.cells.length ?? 0);
      type = given.t ?? "n";
    } else if (tag === "v" || tag === "t") value = "";
  });
  const onText = (text: string) => {
    if (value !== undefined && value.length < limits.cellLength) value += text;
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("closetag", ({ name }) => {
    const tag = plain(name);
    if ((tag === "v" || tag === "t") && row && value !== undefined && column < limits.columns) {
      while (row.cells.length < column) row.cells.push("");
      const before = tag === "t" ? (row.cells[column] ?? "") : "";
      row.cells[column] = before + textOf(type, value, texts).trim();
      value = undefined;
    } else if (tag === "row" && row) {
      if (row.cells.some((cell) => cell !== "")) onRow(row);
      row = undefined;
    }
  });
  return parser;
}

/** "AB12" → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? "A") column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function textOf(type: string, value: string, texts: string[]): string {
  if (type === "s") return texts[Number(value)] ?? "";
  if (type !== "n" || !/[eE.]/.test(value)) return value;
  // 1.39E10 is how a workbook writes a long number, 89.12999999999999 how it writes 89.13.
  const number = Number(value);
  if (Number.isSafeInteger(number)) return String(number);
  return Math.abs(number) < 1e15 ? String(Number(number.toPrecision(12))) : value;
}
