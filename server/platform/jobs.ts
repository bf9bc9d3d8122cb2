import { sql } from "drizzle-orm";
import type { Tx } from "@/db/tenant";

/** Every job there is, with what it carries; `tenantId` is restored by the worker before the verb runs. */
export type Jobs = {
  "send-message": { tenantId: string; messageId: string };
  "check-import": { tenantId: string; importId: string };
  "run-import": { tenantId: string; importId: string };
  "keep-rollups": { tenantId: string; everything: boolean };
  "keep-all-rollups": { everything: boolean; groupId?: string };
  "reconsider-ticket": { tenantId: string; ticketId: string };
  "reconsider-account": { tenantId: string; accountId: string };
  "sweep-tickets": Record<string, never>;
  "send-receipt": { tenantId: string; paymentId: string };
  "open-checkout": { tenantId: string; paymentId: string };
  "detach-card": { tenantId: string; cardId: string };
  "deliver-stripe-event": { tenantId: string; eventId: string };
  "reconcile-payments": Record<string, never>;
  "read-payout": { tenantId: string; payoutId: string };
  "pay-out-sandboxes": Record<string, never>;
  "read-slips": { tenantId: string; listId: string };
  "send-e-invoice": { tenantId: string; invoiceId: string };
  "collect-all": Record<string, never>;
  collect: { tenantId: string };
  "carry-out-dunning": { tenantId: string; batchId: string };
  "read-reading-list": { tenantId: string; listId: string };
  "settle-usages": { tenantId: string; runId: string };
  "apply-hq-answer": { tenantId: string; adjustmentId: string };
  "apply-hq-answers": Record<string, never>;
  "prove-history": { tenantId: string };
  "prove-all-histories": Record<string, never>;
  "seal-all-books": Record<string, never>;
  "deliver-report": { tenantId: string; scheduleId: string };
  "deliver-due-reports": Record<string, never>;
  "check-bank-file": { tenantId: string; fileId: string };
  "book-bank-file": { tenantId: string; fileId: string };
  "make-bank-order": { tenantId: string; orderId: string };
  "run-season": { tenantId: string; runId: string };
  "rebill-season": { tenantId: string; runId: string };
  "run-trial": { tenantId: string; trialId: string };
};

type EnqueueOptions = {
  /** A second job of the same key replaces the first while it waits. */
  key?: string;
  runAt?: Date;
  maxAttempts?: number;
};

/** Adds a job in the caller's transaction: it exists if and only if the transaction commits. */
export async function enqueue<K extends keyof Jobs>(
  ctx: { tx: Tx },
  task: K,
  payload: Jobs[K],
  { key, runAt, maxAttempts = 12 }: EnqueueOptions = {},
): Promise<void> {
  await ctx.tx.execute(
    sql`select app_jobs.enqueue(${task}, ${JSON.stringify(payload)}::json, ${key ?? null}, ${runAt?.toISOString() ?? null}::timestamptz, ${maxAttempts}::int)`,
  );
}
