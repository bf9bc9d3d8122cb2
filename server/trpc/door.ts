import { withTenant } from "@/db/tenant";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { forbidden, notFound, unauthenticated } from "@/server/platform/errors";
import { type PortalPermission, staffMay, type StaffPermission, type StaffRole } from "@/tenants/permissions";
import type { RequestContext } from "./context";

/** A way in for requests that are no procedure (files): who stands there, and transactions cut to them. */
export type Door = {
  tenant: Tenant;
  actor: Actor;
  now: Date;
  run<T>(fn: (ctx: Ctx) => Promise<T>, options?: { readOnly?: boolean }): Promise<T>;
};

/**
 * The same guard that procedures have, for a route handler: the subsidiary from the host, who acts from the
 * session, and the permission of their surface. Several transactions can follow, with slow work between them.
 */
export function openDoor(
  request: RequestContext,
  permissions: { staff: StaffPermission; portal?: PortalPermission },
): Door {
  const tenant = request.site?.tenant;
  if (!tenant) throw notFound("wrong-site");
  const { session, now } = request;
  if (!session) throw unauthenticated();
  const { userId, name } = session;
  if (session.kind === "resident") {
    if (!permissions.portal) throw forbidden();
    const { accountId, accountSince } = session;
    const actor: Actor = { kind: "resident", userId, name, phone: session.phone ?? "", accountId };
    const scope = { tenantId: tenant.id, as: "resident", userId, accountId, accountSince } as const;
    return {
      tenant,
      actor,
      now,
      run: (fn, options) => withTenant(scope, (tx) => fn({ tx, tenant, actor, now }), options),
    };
  }
  const roles = session.roles as StaffRole[];
  if (!staffMay(roles, permissions.staff)) throw forbidden();
  const actor: Actor = { kind: "staff", userId, name, roles };
  const scope = { tenantId: tenant.id, as: "tenant" } as const;
  return {
    tenant,
    actor,
    now,
    run: (fn, options) => withTenant(scope, (tx) => fn({ tx, tenant, actor, now }), options),
  };
}
