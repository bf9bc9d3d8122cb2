import type { Readable } from "node:stream";
import { isPlainDate } from "@/server/platform/dates";
import { invalid } from "@/server/platform/errors";
import { parseAmount } from "@/server/platform/money";
import type { BankProfile, Place } from "@/tenants/schemas/bank-profile";
import { type CutLine, lineCutter } from "./cut-line";
import { type RawLine, walkLines } from "./walk-lines";

export type AnswerLine = {
  lineNo: number;
  /** Empty when the bank gives none. */
  lineKey: string;
  accountNo: string;
  payerName: string;
  /** 分; null when it cannot be read. */
  amountMinor: bigint | null;
  paidOn: string | null;
  /** The bank says that this money came. */
  accepted: boolean;
  finding: "truncated" | "amount-invalid" | "day-invalid" | "rejected" | null;
  reason: string | null;
  /** The line itself, when something is wrong with it. */
  raw: string | null;
};

export type Control = { count: number; totalMinor: bigint };

/**
 * A bank's answer, line by line; `onControl` gets its control record when it is met. Memory stays flat.
 * @param today the last day on which money can have come
 * @throws `bank-file-encoding`, `bank-file-control-unreadable`, `bank-file-empty`
 */
export async function* readAnswer(
  source: Readable,
  profile: BankProfile,
  today: string,
  onControl: (control: Control) => void,
): AsyncGenerator<AnswerLine> {
  const cut = lineCutter(profile);
  const lines = withoutTitles(walkLines(source), profile.skipLines);
  const first = await lines.next();
  if (first.done) throw invalid("bank-file-empty");
  if (profile.control.at === "first") {
    onControl(readControl(first.value, cut(first.value), profile));
    for await (const line of lines) yield readLine(line, cut(line), profile, today);
    return;
  }
  // Only the end of the file tells which line was the last one, so each waits for the next.
  let held = first.value;
  for await (const line of lines) {
    yield readLine(held, cut(held), profile, today);
    held = line;
  }
  onControl(readControl(held, cut(held), profile));
}

async function* withoutTitles(lines: AsyncIterable<RawLine>, count: number): AsyncGenerator<RawLine> {
  for await (const line of lines) if (line.lineNo > count) yield line;
}

function readControl(line: RawLine, cut: CutLine, { control, amountUnit }: BankProfile): Control {
  const count = cut.at(control.count) ?? "";
  const totalMinor = readAmount(cut.at(control.total), amountUnit);
  if (!/^\d{1,9}$/.test(count) || totalMinor === null)
    throw invalid("bank-file-control-unreadable", { line: line.lineNo });
  return { count: Number(count), totalMinor };
}

function readLine({ lineNo }: RawLine, cut: CutLine, profile: BankProfile, today: string): AnswerLine {
  const { fields } = profile;
  const optional = (place: Place | undefined) => (place ? cut.at(place) : "");
  const [accountNo, amount] = [cut.at(fields.accountNo), cut.at(fields.amount)];
  const [lineKey, payerName] = [optional(fields.lineKey), optional(fields.payerName)];
  const [day, result, said] = [optional(fields.paidOn), optional(fields.result), optional(fields.reason)];
  const amountMinor = readAmount(amount, profile.amountUnit);
  const paidOn = day ? readDay(day) : null;
  const accepted = !fields.result || (result !== undefined && profile.accepted.includes(result));
  const whole = [accountNo, amount, lineKey, payerName, day, result].every((value) => value !== undefined);
  let finding: AnswerLine["finding"] = null;
  if (!whole || (fields.lineKey && !lineKey)) finding = "truncated";
  else if (!accepted) finding = "rejected";
  else if (amountMinor === null || amountMinor <= 0n) finding = "amount-invalid";
  else if (day && (!paidOn || paidOn > today)) finding = "day-invalid";
  const reason = finding === "rejected" ? said || profile.reasons[result ?? ""] || result || null : null;
  return {
    lineNo,
    lineKey: lineKey ?? "",
    accountNo: accountNo ?? "",
    payerName: payerName ?? "",
    amountMinor,
    paidOn: paidOn && isPlainDate(paidOn) ? paidOn : null,
    accepted,
    finding,
    reason,
    raw: finding ? cut.text().slice(0, 500) : null,
  };
}

function readAmount(text: string | undefined, unit: BankProfile["amountUnit"]): bigint | null {
  if (!text) return null;
  if (unit === "yuan") return parseAmount(text) ?? null;
  return /^\d{1,16}$/.test(text) ? BigInt(text) : null;
}

/** 20261108 or 2026-11-08; null when it is no day. */
function readDay(text: string): string | null {
  const day = /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
  return isPlainDate(day) ? day : null;
}
