/** A line of a list as it stands in the file: cells as text, and where. */
export type ListRow = { line: number; cells: string[] };

/** How a list is written, as found out when it arrived. */
export type ListFormat =
  | { format: "csv"; encoding: "utf-8" | "gb18030" | "utf-16le" | "utf-16be"; delimiter: string }
  | { format: "xlsx" };

/** What is the most a list may be. */
export const limits = {
  fileBytes: 60 * 1024 * 1024,
  /** Unpacked, all parts of a workbook together, and its shared strings alone. */
  unpackedBytes: 600 * 1024 * 1024,
  sharedStringBytes: 150 * 1024 * 1024,
  rows: 300_000,
  columns: 200,
  cellLength: 2000,
} as const;
