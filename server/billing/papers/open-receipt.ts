import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";
import { toDecimal } from "@/server/platform/money";
import type { Door } from "@/server/trpc/door";
import { readReceipt, type Receipt } from "../payments/read-receipt";
import { openPaper, type OpenedPaper } from "./open-paper";
import {
  drawFacts,
  drawFoot,
  drawHead,
  drawRule,
  drawSheet,
  drawSum,
  type Fact,
  faint,
  ink,
  type Sheet,
} from "./sheet";

/** The words on a receipt, in the language of the law: papers are Chinese whoever reads them. */
export type ReceiptWords = {
  title: string;
  no: string;
  amount: string;
  capital: string;
  settled: string;
  credit: string;
  stamp: string;
  hotline: string | null;
  facts: Fact[];
};

/** What fits above the foot; more bills are summed up in one line. */
const mostBills = 4;

/** A payment's receipt as a PDF on A5, always the same bytes. @throws not found for an unpaid or foreign payment, `receipt-void` */
export function openReceipt(
  door: Door,
  paymentId: string,
  say: (receipt: Receipt) => Promise<ReceiptWords>,
): Promise<OpenedPaper> {
  return openPaper<Receipt>(door, {
    read: (ctx) => readValid(ctx, paymentId),
    subject: ({ accountId, receiptNo }) => ({ kind: "receipt", id: paymentId, accountId, paperNo: receiptNo }),
    draw: async (receipt) => drawReceipt(receipt, await say(receipt)),
  });
}

async function readValid(ctx: Ctx, paymentId: string): Promise<Receipt> {
  const receipt = await readReceipt(ctx, paymentId);
  if (receipt.isVoid) throw conflict("receipt-void", { number: receipt.receiptNo });
  return receipt;
}

function drawReceipt(receipt: Receipt, words: ReceiptWords): Promise<Uint8Array> {
  const { tenant, receiptNo, paidAt, amountMinor } = receipt;
  const about = { title: `${words.title} ${receiptNo}`, author: tenant.name, at: paidAt };
  return drawSheet({ format: "A5", ...about }, (sheet) => {
    drawHead(sheet, { issuer: tenant.name, title: words.title, noLabel: words.no, no: receiptNo });
    drawSum(sheet, { label: words.amount, capital: words.capital, amountMinor });
    const end = drawFacts(sheet, words.facts, 152);
    drawSettled(sheet, receipt, words, end + 4);
    drawFoot(sheet, words);
  });
}

function drawSettled(sheet: Sheet, receipt: Receipt, words: ReceiptWords, top: number): void {
  const { doc, left, right } = sheet;
  const shown = receipt.settled.slice(0, mostBills);
  const rest = receipt.settled.slice(mostBills);
  const rows = shown.map((bill): [string, bigint] => [
    `${bill.billNo}    ${bill.periodFrom} — ${bill.periodTo}`,
    bill.amountMinor,
  ]);
  const more = rest.reduce((sum, bill) => sum + bill.amountMinor, 0n);
  if (rest.length > 0) rows.push([`… + ${rest.length}`, more]);
  if (receipt.creditMinor > 0n) rows.push([words.credit, receipt.creditMinor]);
  if (rows.length === 0) return;
  drawRule(sheet, top);
  doc
    .font("plain")
    .fontSize(9)
    .fillColor(faint)
    .text(words.settled, left, top + 7, { lineBreak: false });
  for (const [index, [text, amountMinor]] of rows.entries()) {
    const y = top + 22 + index * 14;
    doc.fontSize(9.5).fillColor(ink).text(text, left, y, { lineBreak: false });
    doc.text(toDecimal(amountMinor), left, y, { width: right - left, align: "right" });
  }
}
