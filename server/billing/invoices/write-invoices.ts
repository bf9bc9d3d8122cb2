import { toDecimal } from "@/server/platform/money";
import type { Invoice } from "./issue-invoice";

/** One invoice as the tax platform gets it, described in README.md; sums in 元 as decimal strings, tax included. */
export function invoiceDocument(invoice: Invoice, blueTaxNo: string | null) {
  return {
    ...{ format: "tributary-e-invoice", version: 1, no: invoice.invoiceNo, kind: invoice.kind },
    ...{ issuedOn: invoice.issuedOn, issuedBy: invoice.issuedByName, takesBack: blueTaxNo },
    seller: { name: invoice.sellerName, taxNo: invoice.sellerTaxNo },
    buyer: { name: invoice.buyerName, taxNo: invoice.buyerTaxNo },
    ...{ taxRate: invoice.taxRate, amount: toDecimal(invoice.amountMinor), tax: toDecimal(invoice.taxMinor) },
    lines: invoice.lines.map(({ code, name, amountMinor, taxRate, taxMinor }) => ({
      ...{ code, name, taxRate, amount: toDecimal(BigInt(amountMinor)), tax: toDecimal(BigInt(taxMinor)) },
    })),
  };
}

/** A cell that no spreadsheet takes for a formula or for two. */
const cell = (text: string) => {
  const plain = /^[=+@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

/** Invoices as JSON (all of them, with what became of each) or as CSV, a line per invoice line. */
export function writeInvoices(invoices: Invoice[], format: "json" | "csv"): string {
  const taxNos = new Map(invoices.map(({ id, taxNo }) => [id, taxNo]));
  const documents = invoices.map((invoice) => ({
    ...invoiceDocument(invoice, taxNos.get(invoice.blueId ?? "") ?? null),
    ...{ status: invoice.status, taxNo: invoice.taxNo, refusal: invoice.refusal },
  }));
  if (format === "json") return `${JSON.stringify(documents, null, 2)}\n`;
  const head = "no,kind,issued_on,seller_tax_no,buyer_name,buyer_tax_no,line,name,amount,tax,tax_rate,status,tax_no";
  const rows = documents.flatMap((one) =>
    one.lines.map((line, index) =>
      [
        ...[one.no, one.kind, one.issuedOn, one.seller.taxNo, cell(one.buyer.name), one.buyer.taxNo, index + 1],
        ...[cell(line.name), line.amount, line.tax, line.taxRate, one.status, one.taxNo ?? ""],
      ].join(","),
    ),
  );
  return `\uFEFF${[head, ...rows].join("\r\n")}\r\n`;
}
