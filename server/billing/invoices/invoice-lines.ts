import type { BillLineBasis, InvoiceLine } from "@/db/schema";
import { splitByWeight } from "@/server/platform/money";
import type { InvoiceRules } from "@/tenants/schemas/payment-rules";
import { taxWithin } from "./tax-within";

type Billed = { code: string; name: string; amountMinor: bigint; basis: BillLineBasis };
type Rules = Pick<InvoiceRules, "taxRate" | "exempt">;

/**
 * A bill's lines as an e-invoice says them, each with the tax within it. What the account was let off is no sale: it is
 * taken off by lines of its own, one per rate, in the proportion of what was billed at each.
 * @param letOffMinor 分, not below nought
 */
export function invoiceLines(billed: Billed[], letOffMinor: bigint, rules: Rules) {
  const lines = billed.map(({ code, name, amountMinor, basis }) => {
    return { code, name, amountMinor, taxRate: isExempt(rules, code, basis) ? "0" : rules.taxRate };
  });
  const all = [...lines, ...letOffLines(lines, letOffMinor)].map((line) => {
    return { ...line, taxMinor: taxWithin(line.amountMinor, line.taxRate) };
  });
  return {
    amountMinor: all.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    taxMinor: all.reduce((sum, { taxMinor }) => sum + taxMinor, 0n),
    lines: all.map(({ amountMinor, taxMinor, ...line }): InvoiceLine => {
      return { ...line, amountMinor: amountMinor.toString(), taxMinor: taxMinor.toString() };
    }),
  };
}

function isExempt({ exempt }: Rules, code: string, { priceClass }: BillLineBasis): boolean {
  return exempt.includes(`line:${code}`) || (priceClass !== undefined && exempt.includes(`class:${priceClass}`));
}

type Rated = { amountMinor: bigint; taxRate: string };

function letOffLines(lines: Rated[], letOffMinor: bigint) {
  if (letOffMinor === 0n) return [];
  const byRate = [...Map.groupBy(lines, ({ taxRate }) => taxRate)].map(([taxRate, mine]) => {
    const sum = mine.reduce((total, { amountMinor }) => total + amountMinor, 0n);
    return { taxRate, weight: sum > 0n ? sum : 0n };
  });
  const shares = splitByWeight(
    letOffMinor,
    byRate.map(({ weight }) => weight),
  );
  return byRate
    .map(({ taxRate }, index) => ({ code: "let-off", name: "减免", amountMinor: -(shares[index] ?? 0n), taxRate }))
    .filter(({ amountMinor }) => amountMinor !== 0n);
}
