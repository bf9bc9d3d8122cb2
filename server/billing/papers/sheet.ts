import { join } from "node:path";
import Pdf from "pdfkit";
import { capitalAmount } from "@/server/platform/capital-amount";
import { toDecimal } from "@/server/platform/money";

const fontFile = (folder: string, name: string) =>
  join(process.cwd(), "node_modules/@expo-google-fonts/noto-sans-sc", folder, `NotoSansSC_${name}.ttf`);

export const ink = "#1c2421";
export const faint = "#5d6863";
const line = "#c9d1cd";
const margin = 36;

export type Sheet = { doc: InstanceType<typeof Pdf>; left: number; right: number; bottom: number };

const formats = { A4: [595.28, 841.89], A5: [595.28, 419.53] } as const;

type Given = { format: keyof typeof formats; title: string; author: string; at: Date };

/**
 * Draws one sheet with the Chinese font that comes with the program, of which only the signs used are kept in the file.
 * The same drawing of the same instant gives the same bytes.
 */
export function drawSheet({ format, title, author, at }: Given, draw: (sheet: Sheet) => void): Promise<Uint8Array> {
  const [width, height] = formats[format];
  const doc = new Pdf({
    size: [width, height],
    margin,
    font: fontFile("400Regular", "400Regular"),
    info: { Title: title, Author: author, CreationDate: at, ModDate: at },
    lang: "zh-CN",
  });
  const chunks: Buffer[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  doc.registerFont("plain", fontFile("400Regular", "400Regular"));
  doc.registerFont("bold", fontFile("700Bold", "700Bold"));
  draw({ doc, left: margin, right: width - margin, bottom: height - margin });
  doc.end();
  return whole;
}

/** A thin line from margin to margin. */
export function drawRule({ doc, left, right }: Sheet, y: number, weight = 0.6): void {
  doc.moveTo(left, y).lineTo(right, y).lineWidth(weight).strokeColor(line).stroke();
}

type Head = { issuer: string; title: string; noLabel: string; no: string };

/** Who issues it, what it is, and its number; ends with a rule at 80. */
export function drawHead(sheet: Sheet, { issuer, title, noLabel, no }: Head): void {
  const { doc, left, right } = sheet;
  const end = { width: right - left, align: "right" } as const;
  doc.font("plain").fontSize(10).fillColor(faint).text(issuer, left, 34, { lineBreak: false });
  doc.font("bold").fontSize(18).fillColor(ink).text(title, left, 48, { lineBreak: false });
  doc.font("plain").fontSize(9).fillColor(faint).text(noLabel, left, 36, end);
  doc.font("bold").fontSize(11).fillColor(ink).text(no, left, 52, end);
  drawRule(sheet, 80);
}

/** The sum in figures and in capitals; ends with a rule at 142. */
export function drawSum(sheet: Sheet, given: { label: string; capital: string; amountMinor: bigint }): void {
  const { doc, left, right } = sheet;
  doc.font("plain").fontSize(9).fillColor(faint).text(given.label, left, 90, { lineBreak: false });
  const sum = `¥ ${toDecimal(given.amountMinor)}`;
  doc.font("bold").fontSize(22).fillColor(ink).text(sum, left, 102, { lineBreak: false });
  const words = `${given.capital}：${capitalAmount(given.amountMinor)}`;
  doc
    .font("plain")
    .fontSize(11)
    .text(words, left + 190, 112, { width: right - left - 190, align: "right" });
  drawRule(sheet, 142);
}

export type Fact = { label: string; value: string; wide?: boolean };

const rowHeight = 19;

/** Facts in two columns from `top`, wide ones in a row of their own; what is too long ends in dots. Returns where they end. */
export function drawFacts({ doc, left, right }: Sheet, facts: Fact[], top: number): number {
  const half = (right - left) / 2;
  let [row, column] = [0, 0];
  for (const { label, value, wide = false } of facts) {
    if (column === 2 || (wide && column > 0)) [row, column] = [row + 1, 0];
    const x = left + column * half;
    const y = top + row * rowHeight;
    doc.font("plain").fontSize(9).fillColor(faint).text(label, x, y, { lineBreak: false });
    const room = { width: (wide ? 2 : 1) * half - 70, height: 13, ellipsis: true };
    doc
      .fontSize(10)
      .fillColor(ink)
      .text(value, x + 60, y - 1, room);
    column += wide ? 2 : 1;
  }
  return top + (row + 1) * rowHeight;
}

/** The issuer's word on the left of the foot and its telephone on the right. */
export function drawFoot(sheet: Sheet, { stamp, hotline }: { stamp: string; hotline: string | null }): void {
  const { doc, left, right, bottom } = sheet;
  const y = bottom - 16;
  drawRule(sheet, y - 6);
  // Within the lower margin no line may begin, or a second page would.
  doc.font("plain").fontSize(8.5).fillColor(faint).text(stamp, left, y, { lineBreak: false, height: 12 });
  if (hotline) doc.text(hotline, left, y, { width: right - left, align: "right", height: 12 });
}
