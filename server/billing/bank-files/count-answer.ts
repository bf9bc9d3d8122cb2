import { invalid } from "@/server/platform/errors";
import { toDecimal } from "@/server/platform/money";
import type { BankProfile } from "@/tenants/schemas/bank-profile";
import type { AnswerLine, Control } from "./read-answer";

/** What was read of an answer so far, to be held against its control record. */
export type Seen = { lines: number; accepted: number; unread: number; sumMinor: bigint; acceptedMinor: bigint };

export const nothingSeen = (): Seen => ({ lines: 0, accepted: 0, unread: 0, sumMinor: 0n, acceptedMinor: 0n });

/** Adds a line to what was seen. */
export function countLine(seen: Seen, line: AnswerLine): void {
  seen.lines += 1;
  if (line.amountMinor === null) seen.unread += 1;
  seen.sumMinor += line.amountMinor ?? 0n;
  if (!line.accepted) return;
  seen.accepted += 1;
  seen.acceptedMinor += line.amountMinor ?? 0n;
}

/**
 * Nothing is kept of a file that does not agree with its own control record.
 * @throws `bank-file-control-unreadable`, `bank-file-count-differs`, `bank-file-total-differs`
 */
export function checkControl(control: Control | undefined, profile: BankProfile, seen: Seen): Control {
  if (!control) throw invalid("bank-file-control-unreadable", { line: 1 });
  const all = profile.control.covers === "all";
  const [count, totalMinor] = all ? [seen.lines, seen.sumMinor] : [seen.accepted, seen.acceptedMinor];
  if (count !== control.count) throw invalid("bank-file-count-differs", { stated: control.count, found: count });
  if (totalMinor !== control.totalMinor) {
    throw invalid("bank-file-total-differs", {
      ...{ stated: toDecimal(control.totalMinor), found: toDecimal(totalMinor), unread: seen.unread },
    });
  }
  return control;
}
