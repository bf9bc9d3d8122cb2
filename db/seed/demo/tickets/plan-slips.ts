import { and, asc, eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { Planned } from "../plan-subsidiary";
import type { TicketPlan } from "./ticket-plan";

/** Payments by bank transfer that were announced with a slip: the request ended when the money was booked. */
export async function planSlips({ tx, tenant }: Ctx, homes: Planned[]): Promise<TicketPlan[]> {
  const byAccount = new Map(homes.map((home) => [home.ids.account, home]));
  const rows = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, tenant.id), eq(payments.channel, "transfer-slip")))
    .orderBy(asc(payments.paidAt), asc(payments.paymentNo));
  return rows
    .filter(
      ({ paidAt, amountMinor }, index) =>
        index % 5 === 0 && paidAt! > new Date("2025-06-20") && amountMinor <= 1_000_000n,
    )
    .map((row) => ({
      type: "payment" as const,
      home: byAccount.get(row.accountId)!,
      state: "posted",
      reachedAt: row.paidAt!,
      amountMinor: row.amountMinor,
      bankRef: row.bankRef,
      facts: { paymentId: row.id, receiptNo: row.receiptNo, amountMinor: row.amountMinor.toString() },
    }));
}
