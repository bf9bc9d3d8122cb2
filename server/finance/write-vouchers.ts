import { createHash } from "node:crypto";
import type { Tenant } from "@/server/platform/context";
import { toDecimal } from "@/server/platform/money";
import type { Vouchers } from "./read-vouchers";

/**
 * The vouchers of a month as JSON, described in README.md: sums in 元 as decimal strings, account codes and names of the subsidiary's chart. A
 * closed month gives the same bytes for ever.
 */
export function vouchersAsJson(
  { span, vouchers, postings, debitMinor, creditMinor }: Vouchers,
  tenant: Pick<Tenant, "code" | "currency">,
): string {
  return `${JSON.stringify(
    {
      format: "tributary-vouchers",
      version: 2,
      company: tenant.code,
      currency: tenant.currency,
      period: span.month,
      closed: span.closed,
      vouchers: vouchers.map((voucher) => ({
        ...{ no: voucher.no, date: voucher.date, kind: voucher.kind, late: voucher.late },
        ...{ effectiveFrom: voucher.effectiveFrom, effectiveTo: voucher.effectiveTo, postings: voucher.postings },
        lines: voucher.lines.map((line) => ({
          ...{ account: line.code, name: line.name.zh, key: line.account },
          ...{ debit: toDecimal(line.debitMinor), credit: toDecimal(line.creditMinor) },
        })),
      })),
      totals: { vouchers: vouchers.length, postings, debit: toDecimal(debitMinor), credit: toDecimal(creditMinor) },
    },
    null,
    2,
  )}\n`;
}

/** The same as CSV, a line per voucher line, with the columns' names in the first line. */
export function vouchersAsCsv({ vouchers }: Vouchers): string {
  const head =
    "voucher_no,date,kind,late,effective_from,effective_to,postings,account_code,account_name,account,debit,credit";
  const lines = vouchers.flatMap((voucher) =>
    voucher.lines.map((line) =>
      [
        ...[
          voucher.no,
          voucher.date,
          voucher.kind,
          voucher.late ? "1" : "0",
          voucher.effectiveFrom,
          voucher.effectiveTo,
        ],
        ...[
          voucher.postings,
          line.code,
          line.name.zh,
          line.account,
          toDecimal(line.debitMinor),
          toDecimal(line.creditMinor),
        ],
      ].join(","),
    ),
  );
  return `\uFEFF${[head, ...lines].join("\r\n")}\r\n`;
}

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
