import { type ListRow, readDay } from "@/server/accounts";
import type { PlainDate } from "@/server/platform/dates";
import { parseAmount } from "@/server/platform/money";
import { bankReference, plainCell } from "./bank-reference";
import type { SlipColumns } from "./guess-slip-columns";

export type Slip = {
  line: number;
  bankRef: string;
  payerName: string;
  payerAccountNo: string;
  remark: string;
  amountMinor: bigint;
  paidOn: PlainDate;
};
export type SlipFault = "no-reference" | "reference-cut" | "amount-invalid" | "day-invalid" | "day-ahead";

/** A line of a statement as a slip, the fault that keeps it from being one, or `outgoing` for money that left. */
export function slipOfRow(row: ListRow, columns: SlipColumns, today: PlainDate): Slip | SlipFault | "outgoing" {
  const cell = (field: keyof SlipColumns, length: number) => {
    const text = columns[field] === undefined ? "" : (row.cells[columns[field]] ?? "");
    return plainCell(text).slice(0, length);
  };
  const sum = cell("amount", 40);
  const amountMinor = sum === "" ? 0n : parseAmount(sum);
  if (amountMinor === undefined) return "amount-invalid";
  if (amountMinor <= 0n) return amountMinor < 0n || cell("debit", 40) !== "" ? "outgoing" : "amount-invalid";
  const bankRef = bankReference(cell("bankRef", 200));
  if (!bankRef) return "no-reference";
  // A spreadsheet has made a number of it: its last digits are gone, and many movements would share what is left.
  if (/^\d(\.\d+)?E\+?\d+$/i.test(bankRef)) return "reference-cut";
  // Banks write the time behind the day.
  const day = readDay(cell("paidOn", 40).split(/[ T]/)[0] ?? "");
  if (!("value" in day)) return "day-invalid";
  if (day.value > today) return "day-ahead";
  return {
    ...{ line: row.line, bankRef, payerName: cell("payerName", 100), payerAccountNo: cell("payerAccountNo", 40) },
    ...{ remark: cell("remark", 300), amountMinor, paidOn: day.value },
  };
}
