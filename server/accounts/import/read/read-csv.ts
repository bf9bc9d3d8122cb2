import type { Readable } from "node:stream";
import type { CsvError } from "csv-parse";
import { parse } from "csv-parse";
import { invalid } from "@/server/platform/errors";
import { limits, type ListFormat, type ListRow } from "./list-row";

type Options = Extract<ListFormat, { format: "csv" }> & { onBytes?: (count: number) => void };

/**
 * The rows of a CSV, one after the other; what is read waits for what is taken, so memory stays flat. A quote that
 * never closes ends it with the line where it opened.
 */
export async function* readCsv(source: Readable, { encoding, delimiter, onBytes }: Options): AsyncGenerator<ListRow> {
  const broken: { error?: CsvError } = {};
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    // A stray quote inside a cell (3"管) is a character like any other.
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: limits.columns * 400,
    on_skip: (error) => {
      broken.error ??= error;
    },
  });
  const text = decode(source, encoding, onBytes);
  const pumped = pump(text, parser);
  pumped.catch((error: Error) => parser.destroy(error));
  let last = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (broken.error) break;
      const cells = record.map((cell) => cell.trim());
      const within = record.reduce((count, cell) => count + cell.split("\n").length - 1, 0);
      last = info.lines;
      if (cells.some((cell) => cell !== "")) yield { line: info.lines - within, cells };
    }
  } finally {
    source.destroy();
  }
  if (broken.error) throw invalid("import-quote-open", { line: last + 1 });
  await pumped;
}

async function* decode(source: Readable, encoding: string, onBytes?: (count: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of source) {
      onBytes?.((chunk as Buffer).length);
      yield decoder.decode(chunk as Buffer, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw invalid("import-file-encoding");
    throw error;
  }
}

/** Writes no faster than the parser takes. */
async function pump(text: AsyncGenerator<string>, parser: ReturnType<typeof parse>): Promise<void> {
  for await (const part of text) {
    if (parser.destroyed) return;
    if (part && !parser.write(part)) {
      await drained(parser);
    }
  }
  parser.end();
}

/** Resolves when the parser takes more, or never will. */
function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      parser.off("drain", done);
      parser.off("close", done);
      resolve();
    };
    parser.on("drain", done);
    parser.on("close", done);
  });
}
