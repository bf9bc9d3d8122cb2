import { plainHeader } from "@/server/accounts";

/** What a statement says of a movement. Without a column for credits alone, the one sum is taken as it stands. */
export const slipFields = ["bankRef", "amount", "paidOn", "payerName", "payerAccountNo", "remark", "debit"] as const;
export type SlipField = (typeof slipFields)[number];
export type SlipColumns = Partial<Record<SlipField, number>>;

/** Column names as they read without blanks and signs, in lower case; the surest first. */
const names: Record<SlipField, string[]> = {
  bankRef: ["交易流水号", "银行流水号", "流水号", "交易参考号", "凭证号", "reference", "bankref", "transactionid"],
  amount: ["贷方发生额", "贷方金额", "收入金额", "收入", "转入金额", "交易金额", "金额", "credit", "amount"],
  paidOn: ["交易日期", "记账日期", "入账日期", "交易时间", "日期", "date", "bookedon", "valuedate"],
  payerName: ["对方户名", "付款人名称", "付款人", "付款方户名", "对方名称", "户名", "payer", "payername"],
  payerAccountNo: ["对方账号", "付款人账号", "付款账号", "付款方账号", "payeraccount", "payeraccountno"],
  remark: ["附言", "摘要", "备注", "用途", "交易附言", "remark", "purpose", "description"],
  debit: ["借方发生额", "借方金额", "支出金额", "支出", "转出金额", "debit"],
};

/** Which column is which, by the usual names. */
export function guessSlipColumns(headers: string[]): SlipColumns {
  const plain = headers.map(plainHeader);
  const columns: SlipColumns = {};
  for (const field of slipFields) {
    const known = names[field].find((name) => plain.includes(name));
    if (known) columns[field] = plain.indexOf(known);
  }
  return columns;
}
