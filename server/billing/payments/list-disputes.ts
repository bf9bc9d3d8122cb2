import { and, desc, eq, lt } from "drizzle-orm";
import { accounts, paymentDisputes, payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

const pageSize = 50;

/** Disputes with the payment that each is about, the latest first. */
export async function listDisputes(
  { tx, tenant }: Pick<Ctx, "tx" | "tenant">,
  { before }: { before?: Date | undefined },
) {
  const found = await tx
    .select({
      id: paymentDisputes.id,
      openedAt: paymentDisputes.createdAt,
      amountMinor: paymentDisputes.amountMinor,
      heldMinor: paymentDisputes.heldMinor,
      reason: paymentDisputes.reason,
      status: paymentDisputes.status,
      respondBy: paymentDisputes.respondBy,
      paymentId: payments.id,
      receiptNo: payments.receiptNo,
      payerName: payments.payerName,
      accountId: accounts.id,
      accountNo: accounts.accountNo,
    })
    .from(paymentDisputes)
    .innerJoin(payments, and(eq(payments.tenantId, tenant.id), eq(payments.id, paymentDisputes.paymentId)))
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, paymentDisputes.accountId)))
    .where(and(eq(paymentDisputes.tenantId, tenant.id), before ? lt(paymentDisputes.createdAt, before) : undefined))
    .orderBy(desc(paymentDisputes.createdAt), desc(paymentDisputes.id))
    .limit(pageSize + 1);
  const rows = found.slice(0, pageSize);
  return { rows, next: found.length > pageSize ? (rows.at(-1)?.openedAt ?? null) : null };
}
