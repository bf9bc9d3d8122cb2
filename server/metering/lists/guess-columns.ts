import { plainHeader } from "@/server/accounts";

/** What a list of readings says; the unit and the counting are optional. */
export const listFields = ["meterNo", "value", "readOn", "unit"] as const;
export type ListField = (typeof listFields)[number];
export type ListColumns = Partial<Record<ListField, number>>;

/** Column names as they read without blanks and signs, in lower case. */
const names: Record<ListField, string[]> = {
  meterNo: ["表号", "水表号", "热表号", "表计编号", "表编号", "表计号", "meter", "meterno", "meternumber"],
  value: ["读数", "本次读数", "本期读数", "止数", "表底", "示数", "reading", "value", "count"],
  readOn: ["抄表日期", "抄表时间", "读数日期", "日期", "readon", "readat", "date"],
  unit: ["单位", "计量单位", "unit"],
};

/** Which column is which, by the usual names. */
export function guessColumns(headers: string[]): ListColumns {
  const plain = headers.map(plainHeader);
  const columns: ListColumns = {};
  for (const field of listFields) {
    const known = names[field].find((name) => plain.includes(name));
    if (known) columns[field] = plain.indexOf(known);
  }
  return columns;
}
