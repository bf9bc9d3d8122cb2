/** The chart of ledger accounts: code for the finance department, and on which side it usually grows. */
export const ledgerAccounts = {
  /** 应收账款: what customers owe; below nought it is their credit. */
  receivable: { code: "1122", side: "debit" },
  cash: { code: "1001", side: "debit" },
  bank: { code: "1002", side: "debit" },
  /** Taken by the payment provider and not yet paid out to us. */
  "stripe-clearing": { code: "1012", side: "debit" },
  "heating-revenue": { code: "6001.01", side: "credit" },
  /** 基础费 of stopped homes. */
  "base-fee-revenue": { code: "6001.02", side: "credit" },
  "water-revenue": { code: "6001.03", side: "credit" },
  /** Collected for the state, not ours. */
  "resource-fee-payable": { code: "2241.01", side: "credit" },
  "sewage-fee-payable": { code: "2241.02", side: "credit" },
  /** 减免: what we let low-income households off. */
  waivers: { code: "6001.09", side: "debit" },
  /** 核减: billed too much or not to be had, by decision. */
  "write-downs": { code: "6001.10", side: "debit" },
  /** 室温不达标退费, 停供退费. */
  "service-refunds": { code: "6001.11", side: "debit" },
  /** 提前缴费优惠. */
  "early-payment-discounts": { code: "6001.12", side: "debit" },
  /** 坏账: given up for lost. */
  "bad-debts": { code: "6701.01", side: "debit" },
  /** 应付退费: promised back to payers and not yet paid out. */
  "refunds-payable": { code: "2241.03", side: "credit" },
  /** 户间结转: between two accounts of ours; every pair sums to nought. */
  "transfer-clearing": { code: "2241.09", side: "credit" },
  /** 滞纳金收入. */
  "late-fee-revenue": { code: "6301.01", side: "credit" },
} as const;

export type LedgerAccount = keyof typeof ledgerAccounts;
