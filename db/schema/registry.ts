import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { newId } from "../../server/platform/ids";
import { appHq, appResident, appSystem, appTenant, appWorker, instant } from "../columns";

/** What a site shows of its owner before anybody has signed in. */
export type Branding = {
  /** Brand colour as #rrggbb. */
  color: string;
  /** Path below public/ or a stored document; the initial is drawn when absent. */
  logo?: string;
  slogan?: { zh: string; en: string };
};

/** An OIDC provider of one site; the secret itself stays in the environment. */
export type OidcProvider = {
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  clientSecretEnv: string;
};

const createdAt = instant("created_at").notNull().defaultNow();

/** A utility group: headquarters and its subsidiaries. */
export const groups = pgTable(
  "groups",
  {
    id: uuid("id").primaryKey().$defaultFn(newId),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    nameEn: text("name_en").notNull(),
    timezone: text("timezone").notNull().default("Asia/Shanghai"),
    branding: jsonb("branding").$type<Branding>().notNull(),
    createdAt,
  },
  () => [pgPolicy("groups_system", { for: "all", to: appSystem, using: sql`true`, withCheck: sql`true` })],
);

/** A subsidiary. Strictly apart from its sisters. */
export const tenants = pgTable(
  "tenants",
  {
    id: uuid("id").primaryKey().$defaultFn(newId),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id),
    slug: text("slug").notNull().unique(),
    /** Leads every number this subsidiary gives out, such as QC-2026-000123. */
    code: text("code").notNull(),
    name: text("name").notNull(),
    nameEn: text("name_en").notNull(),
    kind: text("kind", { enum: ["heating", "water"] }).notNull(),
    status: text("status", { enum: ["active", "suspended"] })
      .notNull()
      .default("active"),
    timezone: text("timezone").notNull().default("Asia/Shanghai"),
    currency: text("currency").notNull().default("cny"),
    hotline: text("hotline").notNull().default(""),
    stripeAccountId: text("stripe_account_id").unique(),
    branding: jsonb("branding").$type<Branding>().notNull(),
    createdAt,
  },
  (t) => [
    unique("tenants_group_id_code").on(t.groupId, t.code),
    check("tenants_code_shape", sql`${t.code} ~ '^[A-Z]{2,4}$'`),
    pgPolicy("tenants_own", {
      for: "all",
      to: [appTenant, appWorker, appResident],
      using: sql`id = nullif(current_setting('app.tenant_id', true), '')::uuid`,
      withCheck: sql`id = nullif(current_setting('app.tenant_id', true), '')::uuid`,
    }),
    pgPolicy("tenants_hq", {
      for: "select",
      to: appHq,
      using: sql`group_id = nullif(current_setting('app.group_id', true), '')::uuid`,
    }),
    pgPolicy("tenants_system", { for: "all", to: appSystem, using: sql`true`, withCheck: sql`true` }),
  ],
);

/** Host → subsidiary or group. The tenant of a request comes from here and nowhere else. */
export const sites = pgTable(
  "sites",
  {
    host: text("host").primaryKey(),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id),
    tenantId: uuid("tenant_id").references(() => tenants.id),
    oidc: jsonb("oidc").$type<OidcProvider[]>().notNull().default([]),
    createdAt,
  },
  (t) => [
    index("sites_tenant_id").on(t.tenantId),
    pgPolicy("sites_system", { for: "all", to: appSystem, using: sql`true`, withCheck: sql`true` }),
  ],
);

/** A person who can sign in: staff by e-mail, residents by phone. One per group. */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey().$defaultFn(newId),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id),
    kind: text("kind", { enum: ["staff", "resident"] }).notNull(),
    name: text("name").notNull(),
    email: text("email"),
    phone: text("phone"),
    passwordHash: text("password_hash"),
    /** The password was made for them and shown once: it opens the door, and they choose their own behind it. */
    passwordTemporary: boolean("password_temporary").notNull().default(false),
    disabledAt: instant("disabled_at"),
    createdAt,
  },
  (t) => [
    unique("users_email").on(t.groupId, t.kind, t.email),
    unique("users_phone").on(t.groupId, t.kind, t.phone),
    check("users_reachable", sql`${t.email} is not null or ${t.phone} is not null`),
    pgPolicy("users_system", { for: "all", to: appSystem, using: sql`true`, withCheck: sql`true` }),
  ],
);

/** What a staff member may be: roles in one subsidiary, or at headquarters when tenantId is null. */
export const memberships = pgTable(
  "memberships",
  {
    id: uuid("id").primaryKey().$defaultFn(newId),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id),
    tenantId: uuid("tenant_id").references(() => tenants.id),
    roles: text("roles").array().notNull(),
    /** Set while the member may not enter here; their roles are kept for their return. */
    disabledAt: instant("disabled_at"),
    createdAt,
  },
  (t) => [
    unique("memberships_user_id_tenant_id").on(t.userId, t.tenantId).nullsNotDistinct(),
    index("memberships_tenant_id").on(t.tenantId),
    pgPolicy("memberships_system", { for: "all", to: appSystem, using: sql`true`, withCheck: sql`true` }),
  ],
);

/** A signed-in browser. Only a hash of its cookie is kept; revoking the row ends it at once. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey().$defaultFn(newId),
    tokenHash: text("token_hash").notNull().unique(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id),
    /** The subsidiary whose site it was opened on; null on a group's site. */
    tenantId: uuid("tenant_id").references(() => tenants.id),
    /** The account a resident is looking at; checked against resident_links on every request. */
    accountId: uuid("account_id"),
    userAgent: text("user_agent"),
    ip: text("ip"),
    expiresAt: instant("expires_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    revokedAt: instant("revoked_at"),
    createdAt,
  },
  (t) => [
    index("sessions_user_id").on(t.userId),
    pgPolicy("sessions_system", { for: "all", to: appSystem, using: sql`true`, withCheck: sql`true` }),
  ],
);

/** A one-time code on its way to a phone; kept as a hash, good for a few tries and minutes. */
export const oneTimeCodes = pgTable(
  "one_time_codes",
  {
    id: uuid("id").primaryKey().$defaultFn(newId),
    groupId: uuid("group_id")
      .notNull()
      .references(() => groups.id),
    phone: text("phone").notNull(),
    codeHash: text("code_hash").notNull(),
    expiresAt: instant("expires_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    consumedAt: instant("consumed_at"),
    createdAt,
  },
  (t) => [
    index("one_time_codes_phone").on(t.groupId, t.phone, t.createdAt),
    pgPolicy("one_time_codes_system", { for: "all", to: appSystem, using: sql`true`, withCheck: sql`true` }),
  ],
);

/** Fixed-window counters for sign-in, codes and other things worth slowing down. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text("key").notNull(),
    windowStart: instant("window_start").notNull(),
    count: integer("count").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.key, t.windowStart] }),
    pgPolicy("rate_limits_system", { for: "all", to: appSystem, using: sql`true`, withCheck: sql`true` }),
  ],
);

/** Tables that belong to the deployment or a group, not to one subsidiary, each with the reason. */
export const sharedTables: Record<string, string> = {
  groups: "the groups themselves; only the system role reads them",
  tenants: "the subsidiaries themselves; its id is the tenant id, under a scalar policy",
  sites: "maps a host to its tenant before any tenant is known",
  users: "a person signs in to a group and may work or live in several subsidiaries",
  memberships: "read while a session is resolved, before a tenant transaction opens",
  sessions: "read by the hash of a cookie, before a tenant transaction opens",
  one_time_codes: "written before anybody is signed in",
  rate_limits: "written before anybody is signed in",
};
