import { startOfDay } from "@/server/platform/dates";
import { toDecimal } from "@/server/platform/money";
import type { Door } from "@/server/trpc/door";
import { type BillDetail, getBill } from "../bills/get-bill";
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

/** The words on a bill, in Chinese; of each line what it is for, how it is computed, and why. */
export type BillWords = {
  issuer: string;
  title: string;
  no: string;
  amount: string;
  capital: string;
  item: string;
  sum: string;
  total: string;
  tariff: string | null;
  stamp: string;
  hotline: string | null;
  facts: Fact[];
  lines: { title: string; how: string; why: string; amountMinor: bigint }[];
};

/** A bill as a PDF on A4: what it charged when it was issued, whatever was paid since. @throws not found */
export function openBill(
  door: Door,
  billId: string,
  say: (bill: BillDetail) => Promise<BillWords>,
): Promise<OpenedPaper> {
  return openPaper<BillDetail>(door, {
    read: (ctx) => getBill(ctx, billId),
    subject: ({ accountId, billNo }) => ({ kind: "bill", id: billId, accountId, paperNo: billNo }),
    draw: async (bill) => drawBill(bill, await say(bill), startOfDay(bill.issuedOn, door.tenant.timezone)),
  });
}

function drawBill(bill: BillDetail, words: BillWords, at: Date): Promise<Uint8Array> {
  const about = { title: `${words.title} ${bill.billNo}`, author: words.issuer, at };
  return drawSheet({ format: "A4", ...about }, (sheet) => {
    drawHead(sheet, { issuer: words.issuer, title: words.title, noLabel: words.no, no: bill.billNo });
    drawSum(sheet, { label: words.amount, capital: words.capital, amountMinor: bill.amountMinor });
    const end = drawFacts(sheet, words.facts, 152);
    drawLines(sheet, words, bill.amountMinor, end + 6);
    drawFoot(sheet, words);
  });
}

function drawLines(sheet: Sheet, words: BillWords, totalMinor: bigint, top: number): void {
  const { doc, left, right } = sheet;
  const end = { width: right - left, align: "right" } as const;
  const room = { width: right - left - 110 };
  drawRule(sheet, top);
  doc.font("plain").fontSize(9).fillColor(faint);
  doc.text(words.item, left, top + 7, { lineBreak: false }).text(words.sum, left, top + 7, end);
  let y = top + 26;
  for (const line of words.lines) {
    if (y > sheet.bottom - 110) {
      doc.addPage();
      y = 40;
    }
    doc.font("bold").fontSize(10.5).fillColor(ink).text(line.title, left, y, room);
    doc.text(toDecimal(line.amountMinor), left, y, end);
    y += 16;
    for (const [text, colour] of [
      [line.how, ink],
      [line.why, faint],
    ] as const) {
      if (!text) continue;
      doc.font("plain").fontSize(9).fillColor(colour).text(text, left, y, room);
      y += doc.heightOfString(text, room) + 2;
    }
    y += 6;
  }
  drawRule(sheet, y, 1.2);
  doc.font("bold").fontSize(12).fillColor(ink);
  doc.text(words.total, left, y + 8, { lineBreak: false }).text(`¥ ${toDecimal(totalMinor)}`, left, y + 8, end);
  if (words.tariff)
    doc
      .font("plain")
      .fontSize(9)
      .fillColor(faint)
      .text(words.tariff, left, y + 32, room);
}
