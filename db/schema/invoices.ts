import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, numeric, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amount, day, instant, mutable, tenantReference, tenantTable } from "../columns";
import { accounts } from "./accounts";
import { bills } from "./billing";

/** What a line of an e-invoice says; sums in 分, with tax included and apart, at a rate in per cent. */
export type InvoiceLine = { code: string; name: string; amountMinor: string; taxRate: string; taxMinor: string };

/**
 * 电子发票: numbered without gaps, a blue one per bill and a red one that takes it back. waiting → issued or refused by the
 * tax platform; its idempotency key is the invoice's own number, so that asking twice issues one.
 */
export const eInvoices = tenantTable(
  "e_invoices",
  mutable,
  {
    invoiceNo: text("invoice_no").notNull(),
    kind: text("kind", { enum: ["blue", "red"] }).notNull(),
    billId: uuid("bill_id").notNull(),
    accountId: uuid("account_id").notNull(),
    /** The blue invoice that a red one takes back. */
    blueId: uuid("blue_id"),
    /** Of a blue one: a red one takes it back. */
    takenBack: boolean("taken_back").notNull().default(false),
    sellerName: text("seller_name").notNull(),
    sellerTaxNo: text("seller_tax_no").notNull(),
    buyerName: text("buyer_name").notNull(),
    buyerTaxNo: text("buyer_tax_no").notNull().default(""),
    /** Per cent, such as 9; lines that are exempt say 0 themselves. */
    taxRate: numeric("tax_rate", { precision: 5, scale: 2 }).notNull(),
    amountMinor: amount("amount_minor").notNull(),
    taxMinor: amount("tax_minor").notNull(),
    lines: jsonb("lines").$type<InvoiceLine[]>().notNull(),
    issuedOn: day("issued_on").notNull(),
    issuedByName: text("issued_by_name").notNull(),
    status: text("status", { enum: ["waiting", "issued", "refused"] }).notNull(),
    /** The number that the tax platform gave. */
    taxNo: text("tax_no"),
    refusal: text("refusal"),
    answeredAt: instant("answered_at"),
  },
  (t) => [
    unique("e_invoices_invoice_no").on(t.tenantId, t.invoiceNo),
    // A refused one may be made again, one that was taken back too; two that stand cannot be.
    uniqueIndex("e_invoices_once")
      .on(t.tenantId, t.billId)
      .where(sql`kind = 'blue' and status <> 'refused' and not taken_back`),
    uniqueIndex("e_invoices_taken_back_once").on(t.tenantId, t.blueId).where(sql`status <> 'refused'`),
    index("e_invoices_bill_id").on(t.tenantId, t.billId),
    index("e_invoices_issued_on").on(t.tenantId, t.issuedOn, t.id),
    check("e_invoices_red", sql`(${t.kind} = 'red') = (${t.blueId} is not null)`),
    tenantReference(t, t.billId, () => bills),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.blueId, () => ({ tenantId: t.tenantId, id: t.id })),
  ],
);
