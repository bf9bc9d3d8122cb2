import type pg from "pg";
import { isUuid } from "../server/platform/ids";
import { connect, type Database } from "./client";

export { closePools } from "./client";

/** Drizzle inside one transaction, already switched to a role and a subsidiary. */
export type Tx = Omit<Database, "$client" | "transaction">;

type Options = { readOnly?: boolean };

/** Who looks: staff of a subsidiary, its worker, or one resident with at most one account open. */
export type TenantScope =
  | { tenantId: string; as: "tenant" | "worker" }
  | { tenantId: string; as: "resident"; userId: string; accountId: string | null; accountSince: Date | null };

const uuidLiteral = (value: string): string => {
  if (!isUuid(value)) throw new Error("A transaction setting must be a uuid");
  return `'${value}'`;
};

function openingOf(scope: TenantScope): string {
  const lines = [`set local role app_${scope.as}`, `set local app.tenant_id = ${uuidLiteral(scope.tenantId)}`];
  if (scope.as === "resident") {
    lines.push(`set local app.user_id = ${uuidLiteral(scope.userId)}`);
    if (scope.accountId && scope.accountSince) {
      lines.push(`set local app.account_id = ${uuidLiteral(scope.accountId)}`);
      lines.push(`set local app.account_since = '${scope.accountSince.toISOString()}'`);
    }
  }
  return lines.join("; ");
}

/**
 * Runs `fn` in a transaction of one subsidiary: the only way to its rows. Commits when `fn` resolves, rolls
 * back when it throws. `readOnly` makes PostgreSQL refuse writes.
 */
export function withTenant<T>(scope: TenantScope, fn: (tx: Tx) => Promise<T>, options: Options = {}): Promise<T> {
  return inTransaction("requests", openingOf(scope), options, (db) => fn(db));
}

/** As `withTenant`, on a connection that can COPY; hands the raw client on for the stream. */
export function withTenantCopy<T>(scope: TenantScope, fn: (tx: Tx, client: pg.PoolClient) => Promise<T>): Promise<T> {
  return inTransaction("copies", `${openingOf(scope)}; set local statement_timeout = 0`, {}, fn);
}

/** Runs `fn` as headquarters of a group: roll-ups and the group's registry, read-only, never a subsidiary's rows. */
export function withGroup<T>(groupId: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const opening = `set local role app_hq; set local app.group_id = ${uuidLiteral(groupId)}`;
  return inTransaction("requests", opening, { readOnly: true }, (db) => fn(db));
}

/**
 * Runs `fn` as headquarters answering for one subsidiary of its group. Of all its rows headquarters holds the right to
 * insert into `hq_approval_answers` alone, so an answer is all that `fn` can leave behind.
 */
export function withGroupAnswer<T>(groupId: string, tenantId: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const opening = `set local role app_hq; set local app.group_id = ${uuidLiteral(groupId)}; set local app.tenant_id = ${uuidLiteral(tenantId)}`;
  return inTransaction("requests", opening, {}, (db) => fn(db));
}

/** Runs `fn` as the system: registry, users, sessions; it holds no right to any subsidiary's rows. */
export function withSystem<T>(fn: (tx: Tx) => Promise<T>, options: Options = {}): Promise<T> {
  return inTransaction("requests", "set local role app_system", options, (db) => fn(db));
}

async function inTransaction<T>(
  pool: "requests" | "copies",
  opening: string,
  { readOnly }: Options,
  fn: (db: Database, client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const { client, db } = await connect(pool);
  let broken: Error | undefined;
  try {
    // Not awaited: on a pipelined connection it travels with the first statement of `fn`, in one round trip.
    // Should it fail, the transaction is aborted or never began as a role with rights, and `fn` fails closed.
    const begun = client.query(`begin${readOnly ? " read only" : ""}; ${opening}`);
    begun.catch(() => undefined);
    if (pool === "copies") await begun;
    try {
      const result = await fn(db, client);
      await begun;
      const end = await client.query("commit");
      // PostgreSQL answers a commit of an aborted transaction with a quiet rollback; a swallowed error must not pass for success.
      if (end.command !== "COMMIT")
        throw new Error("The transaction was aborted by an error that was caught inside it");
      return result;
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
  } catch (error) {
    // Only a connection that cannot answer a rollback is thrown away.
    if (isConnectionError(error)) broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}

function isConnectionError(error: unknown): boolean {
  const code = (error as { code?: string })?.code ?? "";
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|08|57P0[123])/.test(code) ||
    /connection/i.test(error instanceof Error ? error.message : "")
  );
}

/** Transactions that are widened at the moment; a second widening inside the first must not end it. */
const widened = new WeakSet<Tx>();

/**
 * Lets a resident's transaction act as the subsidiary while `fn` runs (a workflow's effects need it), then
 * narrows it again, also when `fn` fails. The subsidiary cannot change: only the role does.
 */
export async function asSubsidiary<T>(tx: Tx, fn: () => Promise<T>): Promise<T> {
  if (widened.has(tx)) return fn();
  widened.add(tx);
  try {
    await tx.execute("set local role app_tenant");
    const result = await fn();
    await tx.execute("set local role app_resident");
    return result;
  } catch (error) {
    // In an aborted transaction this is refused, and nothing else can run in it either.
    await tx.execute("set local role app_resident").catch(() => undefined);
    throw error;
  } finally {
    widened.delete(tx);
  }
}

/**
 * Lets a system transaction fill the subsidiary that it has just registered, then takes the system's part again:
 * registry and first configuration are one deed or none.
 */
export async function asNewSubsidiary<T>(tx: Tx, tenantId: string, fn: () => Promise<T>): Promise<T> {
  await tx.execute(`set local role app_tenant; set local app.tenant_id = ${uuidLiteral(tenantId)}`);
  const result = await fn();
  await tx.execute("set local role app_system; set local app.tenant_id = ''");
  return result;
}

/**
 * Lets a subsidiary's transaction reach the registry (its staff, their sessions) while `fn` runs, so that the change
 * and its audit are one deed. The system sees no subsidiary's rows; `fn` must name the subsidiary itself.
 */
export async function asSystem<T>(tx: Tx, fn: () => Promise<T>): Promise<T> {
  await tx.execute("set local role app_system");
  const result = await fn();
  await tx.execute("set local role app_tenant");
  return result;
}
