/**
 * The chart of ledger accounts, and on which side each usually grows. What a subsidiary's finance department calls them is
 * its own: `tenants/schemas/chart-of-accounts.ts`.
 */
export const ledgerAccounts = {
  /** 应收账款: what customers owe; below nought it is their credit. */
  receivable: "debit",
  cash: "debit",
  bank: "debit",
  /** Taken by the payment provider and not yet paid out to us. */
  "stripe-clearing": "debit",
  "heating-revenue": "credit",
  /** 基础费 of stopped homes. */
  "base-fee-revenue": "credit",
  "water-revenue": "credit",
  /** Collected for the state, not ours. */
  "resource-fee-payable": "credit",
  "sewage-fee-payable": "credit",
  /** 减免: what we let low-income households off. */
  waivers: "debit",
  /** 核减: billed too much or not to be had, by decision. */
  "write-downs": "debit",
  /** 室温不达标退费, 停供退费. */
  "service-refunds": "debit",
  /** 提前缴费优惠. */
  "early-payment-discounts": "debit",
  /** 坏账: given up for lost. */
  "bad-debts": "debit",
  /** 应付退费: promised back to payers and not yet paid out. */
  "refunds-payable": "credit",
  /** 户间结转: between two accounts of ours; every pair sums to nought. */
  "transfer-clearing": "credit",
  /** 滞纳金收入. */
  "late-fee-revenue": "credit",
} as const;

export type LedgerAccount = keyof typeof ledgerAccounts;
