import { and, eq } from "drizzle-orm";
import { eInvoices } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx, Tenant } from "@/server/platform/context";
import { sendToTaxPlatform, type TaxAnswer } from "@/server/platform/tax-platform";
import { findTenant } from "@/tenants/resolve";
import { asHouse } from "../payments/as-house";
import { invoiceDocument } from "./write-invoices";

const houseName = "税务平台";

/** The job behind an invoice: hands it to the tax platform outside of any transaction and keeps the answer, once. */
export async function sendInvoiceJob(job: { tenantId: string; invoiceId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  const found = await asHouse(tenant, houseName, (ctx) => readWaiting(ctx, job.invoiceId));
  if (!found) return;
  const document = invoiceDocument(found.invoice, found.blueTaxNo);
  const answer = await sendToTaxPlatform(document, found.invoice.invoiceNo);
  await keepAnswer(tenant, job.invoiceId, answer);
}

const mine = ({ tenant }: Pick<Ctx, "tenant">, id: string) =>
  and(eq(eInvoices.tenantId, tenant.id), eq(eInvoices.id, id));

async function readWaiting(ctx: Ctx, id: string) {
  const [invoice] = await ctx.tx.select().from(eInvoices).where(mine(ctx, id));
  if (invoice?.status !== "waiting") return null;
  const [blue] = invoice.blueId ? await ctx.tx.select().from(eInvoices).where(mine(ctx, invoice.blueId)) : [];
  return { invoice, blueTaxNo: blue?.taxNo ?? null };
}

async function keepAnswer(tenant: Tenant, id: string, { taxNo, refusal }: TaxAnswer): Promise<void> {
  await asHouse(tenant, houseName, async (ctx) => {
    const status = taxNo ? "issued" : "refused";
    const [answered] = await ctx.tx
      .update(eInvoices)
      .set({ status, taxNo, refusal, answeredAt: ctx.now })
      .where(and(mine(ctx, id), eq(eInvoices.status, "waiting")))
      .returning();
    if (!answered) return;
    // A red one that was refused has taken nothing back.
    if (refusal && answered.blueId)
      await ctx.tx.update(eInvoices).set({ takenBack: false }).where(mine(ctx, answered.blueId));
    const data = { invoiceNo: answered.invoiceNo, taxNo, refusal };
    await audit(ctx, "cashier.answer-invoice", { type: "bill", id: answered.billId }, data);
  });
}
