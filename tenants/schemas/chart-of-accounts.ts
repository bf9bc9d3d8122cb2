import { z } from "zod";

/** Without what a table of values would take for a separator or a formula. */
const name = z
  .string()
  .trim()
  .regex(/^[^\s=+\-@",][^",\r\n]{0,59}$/);

/** 会计科目: the code and name under which a subsidiary's finance department books each of our ledger accounts. Browser-safe. */
export const chartSchema = z.record(
  z.string().regex(/^[a-z-]{1,40}$/),
  z.object({ code: z.string().regex(/^\d[\d.-]{0,19}$/), name: z.object({ zh: name, en: name }) }),
);
export type Chart = z.infer<typeof chartSchema>;

/** What holds where a subsidiary has set nothing, and for an account that its version does not name yet. */
export const defaultChart = {
  receivable: { code: "1122", name: { zh: "应收账款", en: "Receivable" } },
  cash: { code: "1001", name: { zh: "库存现金", en: "Cash" } },
  bank: { code: "1002", name: { zh: "银行存款", en: "Bank" } },
  "stripe-clearing": { code: "1012", name: { zh: "线上支付待清算", en: "Online payments in clearing" } },
  "heating-revenue": { code: "6001.01", name: { zh: "供热收入", en: "Heating revenue" } },
  "base-fee-revenue": { code: "6001.02", name: { zh: "基础费收入", en: "Base fee revenue" } },
  "water-revenue": { code: "6001.03", name: { zh: "水费收入", en: "Water revenue" } },
  "resource-fee-payable": { code: "2241.01", name: { zh: "代收水资源费", en: "Water resource fee payable" } },
  "sewage-fee-payable": { code: "2241.02", name: { zh: "代收污水处理费", en: "Sewage fee payable" } },
  waivers: { code: "6001.09", name: { zh: "减免", en: "Waivers" } },
  "write-downs": { code: "6001.10", name: { zh: "核减", en: "Write-downs" } },
  "service-refunds": { code: "6001.11", name: { zh: "室温与停供退费", en: "Service refunds" } },
  "early-payment-discounts": { code: "6001.12", name: { zh: "提前缴费优惠", en: "Early-payment discounts" } },
  "bad-debts": { code: "6701.01", name: { zh: "坏账", en: "Bad debts" } },
  "refunds-payable": { code: "2241.03", name: { zh: "应付退费", en: "Refunds payable" } },
  "transfer-clearing": { code: "2241.09", name: { zh: "户间结转", en: "Transfers between accounts" } },
  "late-fee-revenue": { code: "6301.01", name: { zh: "滞纳金收入", en: "Late fee income" } },
} satisfies Chart;
