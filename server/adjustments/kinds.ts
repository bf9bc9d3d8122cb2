import type { Adjustment } from "./move-adjustment";
import type { LedgerAccount } from "@/server/billing";

type Kind = Adjustment["kind"];

/**
 * Where each kind's money comes from or goes to, against what the customer owes. `credit` lets the account off,
 * `debit` takes of its credit. A correction of revenue goes against the subsidiary's own revenue.
 */
export const adjustmentKinds: Record<
  Kind,
  { side: "credit" | "debit"; against: LedgerAccount; posting: "adjustment" | "refund" | "transfer" }
> = {
  waiver: { side: "credit", against: "waivers", posting: "adjustment" },
  "write-down": { side: "credit", against: "write-downs", posting: "adjustment" },
  "write-off": { side: "credit", against: "bad-debts", posting: "adjustment" },
  correction: { side: "credit", against: "heating-revenue", posting: "adjustment" },
  "cold-room": { side: "credit", against: "service-refunds", posting: "adjustment" },
  outage: { side: "credit", against: "service-refunds", posting: "adjustment" },
  // Granted and taken back with the payment that earns it, in billing's own room.
  "early-payment": { side: "credit", against: "early-payment-discounts", posting: "adjustment" },
  // The bills' own lines post a corrected usage; `against` is only where most of it ends.
  "usage-less": { side: "credit", against: "heating-revenue", posting: "adjustment" },
  "usage-more": { side: "debit", against: "heating-revenue", posting: "adjustment" },
  refund: { side: "debit", against: "refunds-payable", posting: "refund" },
  "carry-over": { side: "debit", against: "transfer-clearing", posting: "transfer" },
  "carry-debt": { side: "credit", against: "transfer-clearing", posting: "transfer" },
  // Goes out of what the payment was booked into, or to the right account: `takeBackPayment` says which.
  "payment-reversal": { side: "debit", against: "refunds-payable", posting: "refund" },
  "transfer-credit": { side: "credit", against: "transfer-clearing", posting: "transfer" },
};

/** The ledger account on the other side, by what the subsidiary delivers. */
export function againstOf(kind: Kind, tenant: { kind: "heating" | "water" }): LedgerAccount {
  if (kind === "correction" && tenant.kind === "water") return "water-revenue";
  return adjustmentKinds[kind].against;
}
