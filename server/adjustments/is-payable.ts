import type { Adjustment } from "./move-adjustment";

/** Whether a posted adjustment is money owed to a payer until a cashier pays it out. */
export const isPayable = ({ kind, basis }: Pick<Adjustment, "kind" | "basis">): boolean =>
  kind === "refund" || (kind === "payment-reversal" && basis.leaves === "payable");
