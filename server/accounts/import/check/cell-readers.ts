import { type PlainDate, isPlainDate, plusDays } from "@/server/platform/dates";
import { normalizePhone } from "@/tenants/schemas/phone";

/** A cell that could not be read: message key below accounts.findings, and values for it. */
export type Problem = { code: string; params?: Record<string, string> };
export type Reading<T> = { value: T } | { problem: Problem };

const problem = (code: string, params?: Record<string, string>): { problem: Problem } => ({
  problem: params ? { code, params } : { code },
});

/** What a spreadsheet leaves behind when it broke a value; undefined when the cell is sound. */
export function findDamage(cell: string): Problem | undefined {
  if (/^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/.test(cell)) return { code: "spreadsheet-error" };
  if (cell.includes("\uFFFD")) return { code: "unreadable-text" };
  return undefined;
}

/** An account number: letters, digits, dashes. 3.7E+17 means the spreadsheet has thrown digits away. */
export function readAccountNo(cell: string): Reading<string> {
  const plain = cell.normalize("NFKC").replaceAll(/\s/g, "").toUpperCase();
  if (/^\d(\.\d+)?E\+?\d+$/.test(plain)) return problem("number-cut");
  return /^[A-Z0-9][A-Z0-9_./-]{0,31}$/.test(plain) ? { value: plain } : problem("bad-account-no");
}

/** A person or company as written, without odd blanks. */
export function readName(cell: string): Reading<string> {
  const name = cell
    .normalize("NFC")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\p{Cc}/gu, "");
  return [...name].length > 60 ? problem("too-long", { limit: "60" }) : { value: name };
}

/** A mobile number, or a landline with its area code. */
export function readPhone(cell: string): Reading<string> {
  const plain = cell.normalize("NFKC");
  if (/^\d(\.\d+)?E\+?\d+$/i.test(plain)) return problem("number-cut");
  const mobile = normalizePhone(plain);
  if (mobile) return { value: mobile };
  const landline = plain.replaceAll(/[\s()-]/g, "");
  return /^0\d{2,3}\d{7,8}$/.test(landline) ? { value: landline } : problem("bad-phone");
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** 居民身份证 with its check digit, the old 15 digits, or 统一社会信用代码. */
export function readIdNumber(cell: string): Reading<string> {
  const plain = cell.normalize("NFKC").replaceAll(/\s/g, "").toUpperCase();
  if (/^\d(\.\d+)?E\+?\d+$/.test(plain)) return problem("number-cut");
  if (/^\d{17}[\dX]$/.test(plain)) {
    const sum = weights.reduce((total, weight, index) => total + weight * Number(plain[index]), 0);
    // A credit code may be all digits too.
    if ("10X98765432"[sum % 11] === plain[17] || plain.startsWith("9")) return { value: plain };
    return problem("bad-id-number");
  }
  return /^(\d{15}|[0-9A-HJ-NPQRTUWXY]{18})$/.test(plain) ? { value: plain } : problem("bad-id-number");
}

/** An area in m²: more than zero, at most two decimals. */
export function readArea(cell: string): Reading<string> {
  return readDecimal(cell, { places: 2, above: 0, upTo: 1_000_000, code: "bad-area" });
}

type DecimalRule = { places: number; above: number; upTo: number; code: string };

/** A plain decimal within bounds, as an exact string. */
export function readDecimal(cell: string, { places, above, upTo, code }: DecimalRule): Reading<string> {
  const plain = cell
    .normalize("NFKC")
    .replaceAll(/[,\s]/g, "")
    .replace(/(㎡|m2|m²|平方米|平米|米|m)$/i, "");
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(plain);
  const decimals = (match?.[2] ?? "").replace(/0+$/, "");
  const number = Number(plain);
  if (!match || decimals.length > places || number <= above || number > upTo) return problem(code);
  return { value: decimals ? `${Number(match[1])}.${decimals}` : `${Number(match[1])}` };
}

/** People in a home: a whole number from 1 to 99. */
export function readCount(cell: string): Reading<string> {
  const plain = cell.normalize("NFKC").replace(/人$/, "").trim();
  return /^[1-9]\d?$/.test(plain) ? { value: plain } : problem("bad-count");
}

/** A calendar day in any of the ways lists write it, or a spreadsheet's day number. */
export function readDay(cell: string): Reading<PlainDate> {
  const plain = cell
    .normalize("NFKC")
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}.*$/, "");
  if (/^\d{5}(\.\d+)?$/.test(plain)) return { value: plusDays("1899-12-30", Math.floor(Number(plain))) };
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const day = match ? `${match[1]}-${match[2]?.padStart(2, "0")}-${match[3]?.padStart(2, "0")}` : "";
  return isPlainDate(day) && day >= "1900-01-01" && day < "2100-01-01" ? { value: day } : problem("bad-date");
}

/** One of a few words. */
export function readChoice<T extends string>(cell: string, words: ReadonlyMap<string, T>, code: string): Reading<T> {
  const value = words.get(cell.normalize("NFKC").trim().toLowerCase());
  return value === undefined ? problem(code, { known: [...new Set(words.keys())].slice(0, 12).join("、") }) : { value };
}
