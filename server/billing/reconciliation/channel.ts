import type { ShiftCause } from "../shifts/close-shift";
import type { Finding } from "../bank-files/list-bank-files";

export type DifferenceCause =
  | ShiftCause
  | Finding
  | "shift-open"
  | "in-no-shift"
  | "file-not-booked"
  | "amount-differs"
  | "unknown-payment"
  | "not-carried-out"
  | "disputed"
  | "no-provider-word"
  | "not-in-ledger"
  | "slip-waiting"
  | "no-slip"
  | "booked-other-day"
  | "fee"
  | "payout-not-read"
  | "payout-failed"
  | "not-of-a-payment";

/** Why what lies outside is more (above nought) or less than what the books say. */
export type Difference = {
  cause: DifferenceCause;
  count: number;
  /** 分: outside less ledger. */
  amountMinor: bigint;
  shift?: { id: string; label: string } | null;
  file?: { id: string; label: string } | null;
};

/** One way by which money comes: what was counted, or said by bank or provider, and what the ledger has. */
export type Channel = {
  channel: "cash" | "pos" | "transfer" | "transfer-slip" | "bank-file" | "online" | "payout";
  outsideMinor: bigint;
  ledgerMinor: bigint;
  differences: Difference[];
};
