import { parse } from "csv-parse/sync";
import { invalid } from "@/server/platform/errors";
import type { BankProfile, Place } from "@/tenants/schemas/bank-profile";
import type { RawLine } from "./walk-lines";

/** One line, open for reading: the text at a place, undefined where the line ends before it. */
export type CutLine = { at: (place: Place) => string | undefined; text: () => string };

/** How a profile's lines are cut into values. @throws `bank-file-encoding` from what it returns */
export function lineCutter(profile: BankProfile): (line: RawLine) => CutLine {
  const decoder = new TextDecoder(profile.encoding, { fatal: true });
  const decode = ({ lineNo }: RawLine, bytes: Buffer) => {
    try {
      return decoder.decode(bytes);
    } catch {
      throw invalid("bank-file-encoding", { line: lineNo, encoding: profile.encoding.toUpperCase() });
    }
  };
  // What was cut inside a character still has to be shown to somebody.
  const shown = new TextDecoder(profile.encoding);
  const text = (line: RawLine) => shown.decode(line.bytes);
  if (profile.layout === "csv") {
    return (line) => {
      const cells = splitCells(decode(line, line.bytes), profile.delimiter);
      return { at: (place) => cells[place.at - 1]?.trim(), text: () => text(line) };
    };
  }
  return (line) => ({
    at: ({ at, width = 1 }) => {
      const end = at - 1 + width;
      return end > line.bytes.length ? undefined : decode(line, line.bytes.subarray(at - 1, end)).trim();
    },
    text: () => text(line),
  });
}

function splitCells(text: string, delimiter: string): string[] {
  if (!text.includes('"')) return text.split(delimiter);
  const [cells] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true });
  return cells ?? [];
}
