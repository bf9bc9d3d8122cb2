import type { LineCode } from "../rates/line";
import type { LedgerAccount } from "./ledger-accounts";

/** Where each kind of line ends up, and the ordinal of its posting within its bill's event. */
export const lineLedger: Record<LineCode, { account: LedgerAccount; ordinal: number }> = {
  "area-heat": { account: "heating-revenue", ordinal: 0 },
  "prepaid-area": { account: "heating-revenue", ordinal: 0 },
  "fixed-part": { account: "heating-revenue", ordinal: 0 },
  "energy-part": { account: "heating-revenue", ordinal: 0 },
  cap: { account: "heating-revenue", ordinal: 0 },
  "base-fee": { account: "base-fee-revenue", ordinal: 1 },
  water: { account: "water-revenue", ordinal: 2 },
  resource: { account: "resource-fee-payable", ordinal: 3 },
  sewage: { account: "sewage-fee-payable", ordinal: 4 },
  waiver: { account: "waivers", ordinal: 5 },
  carried: { account: "transfer-clearing", ordinal: 6 },
  "late-fee": { account: "late-fee-revenue", ordinal: 7 },
  claim: { account: "stripe-clearing", ordinal: 8 },
  growth: { account: "transfer-clearing", ordinal: 9 },
};

type Transfer = { ordinal: number; debit: LedgerAccount; credit: LedgerAccount; amountMinor: bigint };

/** A bill's lines summed by ledger account, as transfers from or to what the customer owes. */
export function entriesOfLines(lines: { code: string; amountMinor: bigint }[]): Transfer[] {
  const sums = new Map<number, { account: LedgerAccount; sum: bigint }>();
  for (const line of lines) {
    const { account, ordinal } = lineLedger[line.code as LineCode];
    sums.set(ordinal, { account, sum: (sums.get(ordinal)?.sum ?? 0n) + line.amountMinor });
  }
  return [...sums].flatMap(([ordinal, { account, sum }]): Transfer[] => {
    if (sum === 0n) return [];
    return sum > 0n
      ? [{ ordinal, debit: "receivable", credit: account, amountMinor: sum }]
      : [{ ordinal, debit: account, credit: "receivable", amountMinor: -sum }];
  });
}
