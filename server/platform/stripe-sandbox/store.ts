import { and, eq, sql } from "drizzle-orm";
import { stripeSandboxObjects } from "@/db/schema";
import { type Tx, withTenant } from "@/db/tenant";
import { findTenantByStripeAccount } from "@/tenants/resolve";
import { isUuid, newId } from "../ids";

export type StoredKind = "session" | "idempotency" | "event" | "payout" | "customer" | "payment-method";

/** Runs `fn` in the sandbox's own transaction: another company's database, as far as our payments are concerned. */
export function inSandbox<T>(tenantId: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return withTenant({ tenantId, as: "worker" }, fn);
}

/** The subsidiary whose cupboard belongs to an account: the one that has it, or the one whose id is its name. */
export async function tenantOfAccount(account: string | null): Promise<string | null> {
  if (!account) return null;
  const hex = /^acct_sandbox_([0-9a-f]{32})$/.exec(account)?.[1];
  const id = hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return id && isUuid(id) ? id : ((await findTenantByStripeAccount(account))?.id ?? null);
}

const at = (tenantId: string, kind: StoredKind, objectId: string) =>
  and(
    eq(stripeSandboxObjects.tenantId, tenantId),
    eq(stripeSandboxObjects.kind, kind),
    eq(stripeSandboxObjects.objectId, objectId),
  );

/** The stored object, locked until the transaction ends; null when there is none. */
export async function findObject<T>(tx: Tx, tenantId: string, kind: StoredKind, objectId: string): Promise<T | null> {
  const [row] = await tx
    .select()
    .from(stripeSandboxObjects)
    .where(at(tenantId, kind, objectId))
    .for("update");
  return (row?.body as T | undefined) ?? null;
}

/** Stores an object, or puts it in the place of the one before. */
export async function keepObject(
  tx: Tx,
  tenantId: string,
  kind: StoredKind,
  objectId: string,
  body: object,
): Promise<void> {
  await tx
    .insert(stripeSandboxObjects)
    .values({ id: newId(), tenantId, kind, objectId, body: body as Record<string, unknown> })
    .onConflictDoUpdate({
      target: [stripeSandboxObjects.tenantId, stripeSandboxObjects.kind, stripeSandboxObjects.objectId],
      set: { body: body as Record<string, unknown> },
    });
}

/** Lets equal requests take turns: the second finds the first one's answer. */
export async function takeTurn(tx: Tx, key: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`stripe sandbox ${key}`}, 0))`);
}
