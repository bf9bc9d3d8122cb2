import { initTRPC } from "@trpc/server";
import superjson from "superjson";
import { type Tx, withGroup, withTenant } from "@/db/tenant";
import type { Actor, Ctx, HqCtx, Tenant } from "@/server/platform/context";
import { forbidden, notFound, unauthenticated } from "@/server/platform/errors";
import {
  hqMay,
  type HqPermission,
  type HqRole,
  type PortalPermission,
  staffMay,
  type StaffPermission,
  type StaffRole,
} from "@/tenants/permissions";
import type { RequestContext } from "./context";
import { describeError, toTrpcError } from "./errors";

export type Surface = "staff" | "portal" | "visitor" | "hq" | "operator";

/** Every procedure carries its surface and permission; the procedure matrix reads them. */
export type Meta = { surface: Surface; permission: string };

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    transformer: superjson,
    errorFormatter: ({ shape, error, path }) => {
      const known = toTrpcError(error);
      return {
        ...shape,
        message: shape.message,
        data: { ...shape.data, stack: undefined, problem: describeError(known, path) },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Maps every failure once, on the way out. */
const base = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw toTrpcError(result.error);
  return result;
});

function tenantOf(ctx: RequestContext): { tenant: Tenant; groupId: string } {
  // A group's site has no subsidiary: its visitors learn nothing of what would be there.
  if (!ctx.site?.tenant) throw notFound("wrong-site");
  return { tenant: ctx.site.tenant, groupId: ctx.site.group.id };
}

/** A failed procedure must roll its transaction back; tRPC hands failures on as values, so throw them here. */
async function rethrow<T extends { ok: boolean }>(result: Promise<T>): Promise<T> {
  const value = await result;
  if (!value.ok) throw (value as unknown as { error: Error }).error;
  return value;
}

/** A procedure for staff of the site's subsidiary who hold `permission`, in one transaction of it. */
export const staff = (permission: StaffPermission) =>
  base.meta({ surface: "staff", permission }).use(async ({ ctx, next, type }) => {
    const { tenant } = tenantOf(ctx);
    const { session } = ctx;
    if (session?.kind !== "staff") throw unauthenticated();
    const roles = session.roles as StaffRole[];
    if (!staffMay(roles, permission)) throw forbidden();
    const actor: Actor = { kind: "staff", userId: session.userId, name: session.name, roles };
    return withTenant(
      { tenantId: tenant.id, as: "tenant" },
      (tx) =>
        rethrow(
          next({
            ctx: { tx, tenant, actor, now: ctx.now, sessionId: session.id } satisfies Ctx & { sessionId: string },
          }),
        ),
      { readOnly: type === "query" },
    );
  });

/** A procedure for a signed-in resident: the database shows it only the rows of the account they have open. */
export const portal = (permission: PortalPermission) =>
  base.meta({ surface: "portal", permission }).use(async ({ ctx, next, type }) => {
    const { tenant } = tenantOf(ctx);
    const { session } = ctx;
    if (session?.kind !== "resident") throw unauthenticated();
    const { userId, name, accountId, accountSince } = session;
    const actor: Extract<Actor, { kind: "resident" }> = {
      kind: "resident",
      userId,
      name,
      phone: session.phone ?? "",
      accountId,
    };
    return withTenant(
      { tenantId: tenant.id, as: "resident", userId, accountId, accountSince },
      (tx) => rethrow(next({ ctx: { tx, tenant, actor, now: ctx.now, sessionId: session.id } })),
      { readOnly: type === "query" },
    );
  });

/**
 * As `portal`, without a transaction: for the few acts that look beyond one account or one subsidiary and open their own.
 * A second connection taken while one is held could leave everybody waiting for everybody.
 */
export const portalAcross = (permission: PortalPermission) =>
  base.meta({ surface: "portal", permission }).use(({ ctx, next }) => {
    const { tenant } = tenantOf(ctx);
    const { session } = ctx;
    if (session?.kind !== "resident") throw unauthenticated();
    return next({ ctx: { tenant, session, now: ctx.now } });
  });

/** A procedure that needs no sign-in; it gets no transaction, so it can only call verbs made for strangers. */
export const visitor = (permission: Extract<PortalPermission, `public.${string}`>) =>
  base.meta({ surface: "visitor", permission }).use(({ ctx, next }) => {
    if (!ctx.site) throw notFound("wrong-site");
    return next({ ctx: { site: ctx.site, ip: ctx.ip, now: ctx.now } });
  });

function hqActor(ctx: RequestContext, permission: HqPermission) {
  const { site, session } = ctx;
  if (!site || site.tenant) throw notFound("wrong-site");
  if (session?.kind !== "staff") throw unauthenticated();
  const roles = session.roles as HqRole[];
  if (!hqMay(roles, permission)) throw forbidden();
  const actor: Extract<Actor, { kind: "hq" }> = { kind: "hq", userId: session.userId, name: session.name, roles };
  return { group: site.group, actor, sessionId: session.id };
}

/** A read for headquarters: a read-only transaction of the group's roll-ups, whatever the procedure tries. */
export const hq = (permission: HqPermission) =>
  base.meta({ surface: "hq", permission }).use(({ ctx, next }) => {
    const { group, actor } = hqActor(ctx, permission);
    return withGroup(group.id, (tx: Tx) => rethrow(next({ ctx: { tx, group, actor, now: ctx.now } satisfies HqCtx })));
  });

/** An act of the deployment's operators, such as a new subsidiary; it gets no transaction of any subsidiary. */
export const operator = (permission: HqPermission) =>
  base.meta({ surface: "operator", permission }).use(({ ctx, next }) => {
    const { group, actor, sessionId } = hqActor(ctx, permission);
    return next({ ctx: { group, actor, now: ctx.now, sessionId } });
  });
