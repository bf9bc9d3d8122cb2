import type { BankProfileInput } from "../schemas/bank-profile";
import type { PackDocument } from "./pack";

const reasons = {
  "01": "账户余额不足",
  "02": "账号不存在或已销户",
  "03": "未签代扣协议",
  "04": "账户已冻结",
  "99": "银行其他原因",
};

/** A fixed-width file as the large banks send it back: bytes of GB18030, a control record at its head. */
export const fixedBankProfile: BankProfileInput = {
  name: { zh: "银行批量代扣（定长）", en: "Bank direct debit (fixed width)" },
  encoding: "gb18030",
  layout: "fixed",
  amountUnit: "fen",
  fields: {
    lineKey: { at: 1, width: 16 },
    accountNo: { at: 17, width: 20 },
    payerName: { at: 37, width: 40 },
    amount: { at: 77, width: 12 },
    paidOn: { at: 89, width: 8 },
    result: { at: 97, width: 2 },
  },
  control: { at: "first", count: { at: 9, width: 8 }, total: { at: 17, width: 16 }, covers: "all" },
  accepted: ["00"],
  outgoing: {
    line: [
      { value: "lineKey", width: 16 },
      { value: "accountNo", width: 20 },
      { value: "holderName", width: 40 },
      { value: "bankAccountNo", width: 24 },
      { value: "amount", width: 12, align: "right", pad: "0" },
    ],
    control: {
      at: "first",
      fields: [
        { value: "day", width: 8 },
        { value: "count", width: 8, align: "right", pad: "0" },
        { value: "total", width: 16, align: "right", pad: "0" },
      ],
    },
  },
  reasons,
};

/** A plain CSV with its control record at the end. */
export const csvBankProfile: BankProfileInput = {
  name: { zh: "银行代收（CSV）", en: "Bank collection (CSV)" },
  encoding: "utf-8",
  layout: "csv",
  delimiter: ",",
  skipLines: 1,
  amountUnit: "yuan",
  fields: {
    lineKey: { at: 1 },
    accountNo: { at: 2 },
    payerName: { at: 3 },
    amount: { at: 4 },
    paidOn: { at: 5 },
    result: { at: 6 },
    reason: { at: 7 },
  },
  control: { at: "last", count: { at: 2 }, total: { at: 4 }, covers: "accepted" },
  accepted: ["00"],
  outgoing: {
    titles: "流水号,户号,户名,银行账号,协议号,金额",
    line: [
      ...(["lineKey", "accountNo", "holderName", "bankAccountNo", "agreementNo", "amount"] as const).map((value) => ({
        value,
      })),
    ],
    control: {
      at: "last",
      fields: [{ value: "text", text: "合计" }, { value: "count" }, { value: "text" }, { value: "total" }],
    },
  },
  reasons,
};

/** What every subsidiary begins with; its banks' own ways are new versions of these. */
export const bankProfiles: PackDocument[] = [
  { kind: "bank-profile", slug: "fixed-width", body: fixedBankProfile },
  { kind: "bank-profile", slug: "csv", body: csvBankProfile },
];
