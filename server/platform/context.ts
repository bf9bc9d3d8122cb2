import type { Tx } from "@/db/tenant";
import type { Branding } from "@/db/schema";
import type { StaffRole, HqRole } from "@/tenants/permissions";

/** A subsidiary as every verb knows it. */
export type Tenant = {
  id: string;
  groupId: string;
  slug: string;
  code: string;
  name: string;
  nameEn: string;
  kind: "heating" | "water";
  timezone: string;
  currency: string;
  hotline: string;
  stripeAccountId: string | null;
  branding: Branding;
};

/** Who acts. A verb never sees more of a person than this. */
export type Actor =
  | { kind: "staff"; userId: string; name: string; roles: StaffRole[] }
  | { kind: "resident"; userId: string; name: string; phone: string; accountId: string | null }
  | { kind: "hq"; userId: string; name: string; roles: HqRole[] }
  | { kind: "system"; name: string };

/** What a verb works with: one transaction of one subsidiary, who acts, and when. */
export type Ctx = { tx: Tx; tenant: Tenant; actor: Actor; now: Date };

/** The same for headquarters: a read-only transaction of the group. */
export type HqCtx = {
  tx: Tx;
  group: { id: string; slug: string; name: string; nameEn: string; timezone: string };
  actor: Extract<Actor, { kind: "hq" }>;
  now: Date;
};
