import { and, eq } from "drizzle-orm";
import { eInvoices } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, notFound } from "@/server/platform/errors";
import { lockAccount } from "../bills/lock-account";
import { insertInvoice, type Invoice } from "./issue-invoice";

/**
 * Takes an issued invoice back by a red one of the same lines below nought; the bill may then be invoiced anew.
 * @throws `invoice-not-issued`, `invoice-taken-back`
 */
export async function takeBackInvoice(ctx: Ctx, invoiceId: string): Promise<Invoice> {
  const { tx, tenant } = ctx;
  const mine = and(eq(eInvoices.tenantId, tenant.id), eq(eInvoices.id, invoiceId), eq(eInvoices.kind, "blue"));
  const [seen] = await tx.select({ accountId: eInvoices.accountId }).from(eInvoices).where(mine);
  if (!seen) throw notFound();
  await lockAccount(ctx, seen.accountId);
  const [blue] = await tx.select().from(eInvoices).where(mine).for("update");
  if (blue?.takenBack) throw conflict("invoice-taken-back");
  if (blue?.status !== "issued") throw conflict("invoice-not-issued");
  await tx.update(eInvoices).set({ takenBack: true }).where(mine);
  const minus = (sum: string) => (-BigInt(sum)).toString();
  const red = await insertInvoice(ctx, {
    ...{ kind: "red", blueId: blue.id, billId: blue.billId, accountId: blue.accountId, taxRate: blue.taxRate },
    ...{ sellerName: blue.sellerName, sellerTaxNo: blue.sellerTaxNo },
    ...{ buyerName: blue.buyerName, buyerTaxNo: blue.buyerTaxNo },
    ...{ amountMinor: -blue.amountMinor, taxMinor: -blue.taxMinor },
    lines: blue.lines.map((line) => ({
      ...line,
      ...{ amountMinor: minus(line.amountMinor), taxMinor: minus(line.taxMinor) },
    })),
  });
  await audit(ctx, "cashier.take-back-invoice", { type: "bill", id: blue.billId }, { invoiceNo: blue.invoiceNo });
  return red;
}
