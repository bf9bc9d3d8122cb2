import { headerNames } from "./header-names";
import { type ImportField, importFields, type Mapping } from "./schemas";

/** A column name without blanks, signs, units and case: "建筑面积（㎡）" → "建筑面积". */
export function plainHeader(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[(（[【].*?[)）\]】]/g, "")
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, "");
}

/** Which column is which: what this subsidiary said of such a name before, else what the name usually means. */
export function guessMapping(headers: string[], remembered: ReadonlyMap<string, ImportField> = new Map()): Mapping {
  const mapping: Mapping = {};
  const names = headers.map(plainHeader);
  const taken = new Set<number>();
  const take = (field: ImportField, index: number) => {
    if (index < 0 || taken.has(index) || mapping[field] !== undefined) return;
    mapping[field] = index;
    taken.add(index);
  };
  for (const [index, name] of names.entries()) {
    const field = remembered.get(name);
    if (field) take(field, index);
  }
  // The commonest name of a field first, so that 收费面积 is never taken for a mere 面积.
  for (const field of importFields) {
    for (const known of headerNames[field]) take(field, names.indexOf(known));
  }
  return mapping;
}

/** How many of the cells are names of columns; the line with most of them is the header. */
export function countKnownHeaders(cells: string[]): number {
  return Object.keys(guessMapping(cells)).length;
}
