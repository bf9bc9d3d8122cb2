import { invalid } from "@/server/platform/errors";
import { toDecimal } from "@/server/platform/money";
import type { BankProfile, Written } from "@/tenants/schemas/bank-profile";
import { encodeText } from "./encode-text";

export type OrderLine = {
  lineKey: string;
  accountNo: string;
  holderName: string;
  bankAccountNo: string;
  agreementNo: string;
  amountMinor: bigint;
};
export type OrderSums = { day: string; count: number; totalMinor: bigint };

/**
 * A file to the bank, in the profile's own way, line by line; memory stays flat. A name that is too long for its field is
 * cut between two signs; a number that is too long is refused, for it would mean another one.
 * @throws `bank-order-field-too-long`, `bank-order-no-outgoing`
 */
export async function* writeOrder(
  profile: BankProfile,
  sums: OrderSums,
  lines: AsyncIterable<OrderLine>,
): AsyncGenerator<Buffer> {
  const { outgoing } = profile;
  if (!outgoing) throw invalid("bank-order-no-outgoing");
  const write = (fields: Written[], values: Partial<Record<Written["value"], string>>) =>
    writeLine(profile, fields, values);
  const control = () =>
    write(outgoing.control.fields, {
      day: sums.day.replaceAll("-", ""),
      count: String(sums.count),
      total: amountOf(profile, sums.totalMinor),
    });
  if (outgoing.titles) yield encodeText(`${outgoing.titles}\r\n`, profile.encoding);
  if (outgoing.control.at === "first") yield control();
  for await (const { amountMinor, ...line } of lines)
    yield write(outgoing.line, { ...line, amount: amountOf(profile, amountMinor) });
  if (outgoing.control.at === "last") yield control();
}

const amountOf = ({ amountUnit }: BankProfile, amountMinor: bigint) =>
  amountUnit === "fen" ? amountMinor.toString() : toDecimal(amountMinor);

function writeLine(profile: BankProfile, fields: Written[], values: Partial<Record<Written["value"], string>>): Buffer {
  const texts = fields.map((field) => (field.value === "text" ? field.text : (values[field.value] ?? "")));
  if (profile.layout === "csv") {
    const cells = texts.map((text) => quoted(text, profile.delimiter));
    return encodeText(`${cells.join(profile.delimiter)}\r\n`, profile.encoding);
  }
  return Buffer.concat([...fields.map((field, index) => fixed(profile, field, texts[index]!)), Buffer.from("\r\n")]);
}

const quoted = (text: string, delimiter: string) =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function fixed({ encoding }: BankProfile, { value, width = 1, align, pad }: Written, text: string): Buffer {
  let bytes = encodeText(text, encoding);
  if (bytes.length > width) {
    if (value !== "holderName") throw invalid("bank-order-field-too-long", { field: value, text, width });
    const signs = [...text];
    while (bytes.length > width) {
      signs.pop();
      bytes = encodeText(signs.join(""), encoding);
    }
  }
  const filler = Buffer.alloc(width - bytes.length, pad);
  return Buffer.concat(align === "left" ? [bytes, filler] : [filler, bytes]);
}
