import { and, asc, eq, ne, or, sql } from "drizzle-orm";
import { billLines, bills, eInvoices } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";
import { nextNumber } from "@/server/platform/numbers";
import { inForce, paidOf } from "../bills/list-open-bills";
import { lockAccount } from "../bills/lock-account";
import { findInvoiceRules } from "../payment-rules/read-payment-rules";
import { invoiceLines } from "./invoice-lines";
import { letOffSql } from "./let-off";

export type Invoice = typeof eInvoices.$inferSelect;
type Wish = { billNo: string; buyerName: string; buyerTaxNo: string };

/**
 * Makes the e-invoice of a bill that is settled in full, of what was not let off, under the next number, and has it sent
 * to the tax platform.
 * @throws `invoice-rules-missing`, `invoice-bill-unknown`, `invoice-bill-unpaid`, `invoice-bill-let-off`, `invoice-made-already`
 */
export async function issueInvoice(ctx: Ctx, { billNo, ...buyer }: Wish): Promise<Invoice> {
  const { tx, tenant } = ctx;
  const mine = and(eq(bills.tenantId, tenant.id), eq(bills.billNo, billNo), inForce(ctx));
  const [found] = await tx.select({ accountId: bills.accountId }).from(bills).where(mine);
  if (!found) throw notFound("invoice-bill-unknown");
  const rules = await findInvoiceRules(ctx);
  if (!rules) throw conflict("invoice-rules-missing");
  await lockAccount(ctx, found.accountId);
  const [bill] = await tx
    .select({
      ...{
        id: bills.id,
        accountId: bills.accountId,
        agreementId: bills.agreementId,
        season: bills.season,
        kind: bills.kind,
      },
      ...{ amountMinor: bills.amountMinor, paid: paidOf(ctx), letOff: letOffSql(ctx) },
    })
    .from(bills)
    .where(mine);
  if (!bill) throw notFound("invoice-bill-unknown");
  if (bill.amountMinor <= 0n || BigInt(bill.paid) < bill.amountMinor) throw conflict("invoice-bill-unpaid");
  const letOffMinor = BigInt(bill.letOff);
  // A claim asks money back that was paid once; what it was paid for has its own invoice.
  if (bill.kind === "claim" || letOffMinor >= bill.amountMinor) throw conflict("invoice-bill-let-off");
  await refuseSecond(ctx, bill);
  const billed = await tx
    .select({
      ...{ code: billLines.code, name: billLines.description, amountMinor: billLines.amountMinor },
      basis: billLines.basis,
    })
    .from(billLines)
    .where(and(eq(billLines.tenantId, tenant.id), eq(billLines.billId, bill.id)))
    .orderBy(asc(billLines.lineNo));
  return insertInvoice(ctx, {
    ...{ kind: "blue", billId: bill.id, accountId: bill.accountId, ...buyer },
    ...{ sellerName: rules.sellerName, sellerTaxNo: rules.sellerTaxNo, taxRate: rules.taxRate },
    ...invoiceLines(billed, letOffMinor, rules),
  });
}

type Invoiced = Pick<typeof bills.$inferSelect, "id" | "agreementId" | "season">;

/**
 * One blue invoice stands for a bill; that of a bill which was taken back since stands in the way of its successor's, and
 * so does a red one that the tax platform may still refuse.
 */
async function refuseSecond({ tx, tenant }: Ctx, { id, agreementId, season }: Invoiced): Promise<void> {
  const takenBackBill = sql`exists (select 1 from bills r where r.tenant_id = ${tenant.id} and r.reverses_id = ${bills.id})`;
  const standing = and(eq(eInvoices.kind, "blue"), eq(eInvoices.takenBack, false), ne(eInvoices.status, "refused"));
  const [made] = await tx
    .select({ invoiceNo: eInvoices.invoiceNo })
    .from(eInvoices)
    .innerJoin(bills, and(eq(bills.tenantId, tenant.id), eq(bills.id, eInvoices.billId)))
    .where(
      and(
        eq(eInvoices.tenantId, tenant.id),
        or(standing, and(eq(eInvoices.kind, "red"), eq(eInvoices.status, "waiting"))),
        or(eq(bills.id, id), and(eq(bills.agreementId, agreementId), eq(bills.season, season), takenBackBill)),
      ),
    )
    .limit(1);
  if (made) throw conflict("invoice-made-already", made);
}

type Content = Omit<
  typeof eInvoices.$inferInsert,
  "id" | "tenantId" | "invoiceNo" | "issuedOn" | "issuedByName" | "status"
>;

/** Numbers, keeps and sends an invoice; the account must be locked. A unique key refuses a second one that stands. */
export async function insertInvoice(ctx: Ctx, content: Content): Promise<Invoice> {
  const { tx, tenant } = ctx;
  const issuedOn = dayOf(ctx.now, tenant.timezone);
  const [invoice] = await tx
    .insert(eInvoices)
    .values({
      ...content,
      ...{ id: newId(), tenantId: tenant.id, invoiceNo: await nextNumber(ctx, "FP", issuedOn.slice(0, 4)), issuedOn },
      ...{ issuedByName: ctx.actor.name, status: "waiting", createdAt: ctx.now },
    })
    .returning();
  const job = { tenantId: tenant.id, invoiceId: invoice!.id };
  await enqueue(ctx, "send-e-invoice", job, { key: `e-invoice:${invoice!.id}` });
  const data = { invoiceNo: invoice!.invoiceNo, kind: content.kind, amountMinor: content.amountMinor.toString() };
  await audit(ctx, "cashier.issue-invoice", { type: "bill", id: content.billId }, data);
  return invoice!;
}
