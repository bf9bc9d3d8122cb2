import { type BuildExtraConfigColumns, sql } from "drizzle-orm";
import {
  bigint,
  date,
  foreignKey,
  numeric,
  type PgColumn,
  type PgColumnBuilderBase,
  pgPolicy,
  pgRole,
  pgTable,
  type PgTableExtraConfigValue,
  primaryKey,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { newId } from "../server/platform/ids";

/** The roles that requests and jobs switch to; made by `db/roles.ts`, never by a migration. */
export const appTenant = pgRole("app_tenant").existing();
export const appResident = pgRole("app_resident").existing();
export const appHq = pgRole("app_hq").existing();
export const appWorker = pgRole("app_worker").existing();
export const appSystem = pgRole("app_system").existing();

/** A transaction setting as uuid; NULL (so: no row) when it was never set. Scalar on purpose: see DECISIONS. */
const setting = (name: string) => sql.raw(`nullif(current_setting('${name}', true), '')::uuid`);

/**
 * What a resident's transaction may see of a table. `account`: rows of the chosen account; `user`: rows of
 * the signed-in resident; `either`: both, the account's only since it is theirs; `tenant`: every row of the subsidiary (catalogues, never people).
 */
export type ResidentScope = "account" | "self-account" | "user" | "either" | "tenant";

const residentRule: Record<ResidentScope, string> = {
  account: "account_id = {account}",
  "self-account": "id = {account}",
  user: "resident_user_id = {user}",
  // The since keeps a previous owner's papers from the next owner of the same account.
  either:
    "(resident_user_id = {user} or (account_id = {account} and created_at >= nullif(current_setting('app.account_since', true), '')::timestamptz))",
  tenant: "true",
};

const residentExpression = (scope: ResidentScope) =>
  sql.raw(
    `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and ${residentRule[scope]
      .replace("{account}", "nullif(current_setting('app.account_id', true), '')::uuid")
      .replace("{user}", "nullif(current_setting('app.user_id', true), '')::uuid")}`,
  );

type Privilege = "select" | "insert" | "update" | "delete";

/** Who may do what to a table; applied by `db/grants.ts` after every migration. */
export type TableAccess = {
  tenant: Privilege[];
  worker: Privilege[];
  resident: Privilege[];
  residentScope?: ResidentScope;
  system?: Privilege[];
  hq?: Privilege[];
};

export const tableAccess = new Map<string, TableAccess>();

const everything: Privilege[] = ["select", "insert", "update", "delete"];

/** Ready-made access: ordinary rows, append-only rows. */
export const mutable: TableAccess = { tenant: everything, worker: everything, resident: [] };
export const appendOnly: TableAccess = {
  tenant: ["select", "insert"],
  worker: ["select", "insert"],
  resident: [],
};

const base = {
  tenantId: uuid("tenant_id").notNull(),
  id: uuid("id").notNull().$defaultFn(newId),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
};

/**
 * A table of one subsidiary: led by tenant_id, keyed (tenant_id, id), under a scalar policy, with its access
 * declared beside it. The catalogue test refuses any table that was made another way.
 */
export function tenantTable<N extends string, C extends Record<string, PgColumnBuilderBase>>(
  name: N,
  access: TableAccess,
  columns: C,
  extra?: (t: BuildExtraConfigColumns<N, typeof base & C, "pg">) => PgTableExtraConfigValue[],
) {
  tableAccess.set(name, access);
  const mine = sql`tenant_id = ${setting("app.tenant_id")}`;
  return pgTable(name, { ...base, ...columns }, (t) => {
    const own = t as unknown as { tenantId: PgColumn; id: PgColumn };
    const policies = [
      pgPolicy(`${name}_tenant`, { for: "all", to: [appTenant, appWorker], using: mine, withCheck: mine }),
    ];
    if (access.residentScope) {
      const theirs = residentExpression(access.residentScope);
      policies.push(pgPolicy(`${name}_resident`, { for: "all", to: appResident, using: theirs, withCheck: theirs }));
    } else if (access.resident.length > 0) {
      // Insert without sight: a resident's act leaves a row (audit) that the resident cannot read back.
      policies.push(pgPolicy(`${name}_resident`, { for: "insert", to: appResident, withCheck: mine }));
    }
    if (access.system) {
      policies.push(pgPolicy(`${name}_system`, { for: "select", to: appSystem, using: sql`true` }));
    }
    return [
      primaryKey({ name: `${name}_pkey`, columns: [own.tenantId, own.id] as never }),
      ...policies,
      ...(extra?.(t) ?? []),
    ];
  });
}

/** A foreign key that cannot leave the subsidiary: (tenant_id, column) → (tenant_id, id). */
export function tenantReference(
  table: { tenantId: PgColumn; id?: PgColumn },
  column: PgColumn,
  target: () => { tenantId: PgColumn; id: PgColumn },
) {
  const to = target();
  return foreignKey({
    columns: [table.tenantId, column] as never,
    foreignColumns: [to.tenantId, to.id] as never,
  });
}

/**
 * Valid-time facts (business days, `validTo` exclusive) with the time we knew them. A correction supersedes
 * the old row and inserts a new one, so any past belief can be asked for again.
 */
export const dated = {
  validFrom: date("valid_from", { mode: "string" }).notNull(),
  validTo: date("valid_to", { mode: "string" }),
  recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
  supersededAt: timestamp("superseded_at", { withTimezone: true }),
};

/** Money in minor units (分). */
export const amount = (name: string) => bigint(name, { mode: "bigint" });
/** Square metres, two decimals, as an exact decimal string. */
export const area = (name: string) => numeric(name, { precision: 14, scale: 2 });
export const instant = (name: string) => timestamp(name, { withTimezone: true });
export const day = (name: string) => date(name, { mode: "string" });
