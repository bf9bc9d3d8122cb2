import type { ImportField, Mapping } from "../schemas";
import type { ListRow } from "../read/list-row";
import { findDamage, type Problem, type Reading } from "./cell-readers";

export type Finding = { line: number; column: string; value: string; code: string; params: Record<string, string> };

/** Which columns a list has, and which of them means what. */
export type Columns = { headers: string[]; mapping: Mapping };

/** One line of a list while it is read: its cells by field, and what was found wrong so far. */
export type OpenRow = {
  findings: Finding[];
  /** The text of a field's cell; empty when the list has none. */
  textOf: (field: ImportField) => string;
  /** Writes down what is wrong with a cell, or with the whole line when the field is null. */
  object: (field: ImportField | null, problem: Problem) => void;
  /** A cell's value; null when it is empty or, after a finding, when it cannot be read. */
  read: <T>(field: ImportField, reader: (cell: string) => Reading<T>) => T | null;
  /** The same for a cell that must not be empty. */
  need: <T>(field: ImportField, reader: (cell: string) => Reading<T>) => T | null;
};

/** Opens a line for reading. */
export function openRow({ line, cells }: ListRow, { headers, mapping }: Columns): OpenRow {
  const findings: Finding[] = [];
  const textOf = (field: ImportField) => {
    const index = mapping[field];
    return index === undefined ? "" : (cells[index] ?? "");
  };
  const object: OpenRow["object"] = (field, { code, params = {} }) => {
    const column = field === null ? "" : (headers[mapping[field] ?? -1] ?? field);
    const value = (field === null ? cells.join(" | ") : textOf(field)).slice(0, 200);
    findings.push({ line, column, value, code, params });
  };
  const read: OpenRow["read"] = (field, reader) => {
    const cell = textOf(field);
    if (cell === "") return null;
    const damage = findDamage(cell);
    const reading = damage ? { problem: damage } : reader(cell);
    if ("value" in reading) return reading.value;
    object(field, reading.problem);
    return null;
  };
  const need: OpenRow["need"] = (field, reader) => {
    if (textOf(field) === "") object(field, { code: "missing" });
    return read(field, reader);
  };
  return { findings, textOf, object, read, need };
}
