import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm";
import { accounts, bills, eInvoices } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { plusMonths } from "@/server/platform/dates";
import { paidOf } from "../bills/list-open-bills";
import { letOffSql } from "./let-off";
import { writeInvoices } from "./write-invoices";

const pageSize = 50;

/** E-invoices, the newest first, each with its bill and account, and whether it no longer says what the bill came to. */
export async function listInvoices(ctx: Ctx, { before }: { before?: string | undefined }) {
  const { tx, tenant } = ctx;
  const stale = sql<boolean>`e_invoices.kind = 'blue' and e_invoices.status = 'issued' and not e_invoices.taken_back and (
    exists (select 1 from bills r where r.tenant_id = ${tenant.id} and r.reverses_id = bills.id)
    or ${paidOf(ctx)} < bills.amount_minor or bills.amount_minor - ${letOffSql(ctx)} <> e_invoices.amount_minor)`;
  const rows = await tx
    .select({ invoice: eInvoices, billNo: bills.billNo, accountNo: accounts.accountNo, stale })
    .from(eInvoices)
    .innerJoin(bills, and(eq(bills.tenantId, tenant.id), eq(bills.id, eInvoices.billId)))
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, eInvoices.accountId)))
    .where(and(eq(eInvoices.tenantId, tenant.id), before ? lt(eInvoices.id, before) : undefined))
    .orderBy(desc(eInvoices.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize).map(({ invoice, ...about }) => ({ ...invoice, ...about }));
  return { rows: page, next: rows.length > pageSize ? page.at(-1)!.id : null };
}

/** A month's invoices in the order of their numbers, as the documented JSON or CSV. */
export async function exportInvoices(
  { tx, tenant }: Ctx,
  { month, format }: { month: string; format: "json" | "csv" },
): Promise<{ text: string }> {
  const rows = await tx
    .select()
    .from(eInvoices)
    .where(
      and(
        eq(eInvoices.tenantId, tenant.id),
        gte(eInvoices.issuedOn, `${month}-01`),
        lt(eInvoices.issuedOn, plusMonths(`${month}-01`, 1)),
      ),
    )
    .orderBy(asc(eInvoices.issuedOn), asc(eInvoices.id));
  return { text: writeInvoices(rows, format) };
}
