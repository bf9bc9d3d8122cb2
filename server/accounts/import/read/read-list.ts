import type { Readable } from "node:stream";
import { invalid } from "@/server/platform/errors";
import { limits, type ListFormat, type ListRow } from "./list-row";
import { readCsv } from "./read-csv";
import { readXlsx } from "./read-xlsx";

/** Where a list lies: a CSV may be a stream, a workbook needs a file, for its directory stands at the end. */
export type ListSource = { path: string; open: () => Readable | Promise<Readable>; sizeBytes: number };

/**
 * All rows of a list that are not empty, in order, whatever its format.
 * @param onProgress how much of it has been read, 0 to 1
 */
export async function* readList(
  source: ListSource,
  format: ListFormat,
  onProgress: (fraction: number) => void = () => {},
): AsyncGenerator<ListRow> {
  let bytes = 0;
  const rows =
    format.format === "xlsx"
      ? readXlsx(source.path, (count, total) => {
          bytes += count;
          onProgress(Math.min(1, bytes / Math.max(1, total)));
        })
      : readCsv(await source.open(), {
          ...format,
          onBytes: (count) => {
            bytes += count;
            onProgress(Math.min(1, bytes / Math.max(1, source.sizeBytes)));
          },
        });
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > limits.rows + 20) throw invalid("import-too-many-rows", { limit: limits.rows });
    if (row.cells.length > limits.columns) row.cells.length = limits.columns;
    yield row;
  }
}
