import { and, asc, eq, isNull, max, sql } from "drizzle-orm";
import type { z } from "zod";
import { memberships, sessions, users } from "@/db/schema";
import { asSystem } from "@/db/tenant";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, DomainError, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import type { StaffRole } from "@/tenants/permissions";
import { makePassword } from "./make-password";
import type { changeRolesInput, inviteStaffInput } from "./schemas";
import { hashPassword } from "./verify-password";

/** The subsidiary's staff, those barred from it last. */
export function listStaff({ tx, tenant }: Ctx) {
  const here = eq(memberships.tenantId, tenant.id);
  return asSystem(tx, async () => {
    const rows = await tx
      .select({
        userId: users.id,
        name: users.name,
        email: users.email,
        roles: memberships.roles,
        since: memberships.createdAt,
        disabledAt: memberships.disabledAt,
        passwordTemporary: users.passwordTemporary,
        lastSeenAt: max(sessions.lastSeenAt),
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .leftJoin(sessions, and(eq(sessions.userId, users.id), eq(sessions.tenantId, tenant.id)))
      .where(here)
      .groupBy(users.id, memberships.id)
      .orderBy(sql`${memberships.disabledAt} is not null`, asc(memberships.createdAt), asc(users.id));
    return rows.map((row) => ({ ...row, roles: row.roles as StaffRole[] }));
  });
}

/**
 * Lets a colleague in. Somebody new gets a password that is told this once; somebody known in the group keeps theirs.
 * @throws `staff-already-here`
 */
export async function inviteStaff(
  ctx: Ctx,
  { name, email, roles }: z.output<typeof inviteStaffInput>,
): Promise<{ userId: string; password: string | null }> {
  const { tx, tenant } = ctx;
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  const invited = await asSystem(tx, async () => {
    const person = and(eq(users.groupId, tenant.groupId), eq(users.kind, "staff"), eq(users.email, email));
    const [made] = await tx
      .insert(users)
      .values({
        id: newId(),
        groupId: tenant.groupId,
        kind: "staff",
        name,
        email,
        passwordHash,
        passwordTemporary: true,
      })
      .onConflictDoNothing()
      .returning({ id: users.id });
    const [user] = made ? [made] : await tx.select({ id: users.id }).from(users).where(person);
    if (!user) throw new Error("The colleague was not written");
    const [member] = await tx
      .insert(memberships)
      .values({ id: newId(), userId: user.id, groupId: tenant.groupId, tenantId: tenant.id, roles })
      .onConflictDoNothing()
      .returning({ id: memberships.id });
    if (!member) throw new DomainError("conflict", "staff-already-here", { email }, "email");
    return { userId: user.id, password: made ? password : null };
  });
  await audit(ctx, "identity.invite-staff", { type: "user", id: invited.userId }, { email, roles });
  return invited;
}

/** Changes what a colleague may do here, from their next click on. @throws `last-admin` */
export async function changeRoles(ctx: Ctx, { userId, roles }: z.output<typeof changeRolesInput>): Promise<void> {
  const before = await changeMember(ctx, userId, { roles }, !roles.includes("admin"));
  await audit(ctx, "identity.change-roles", { type: "user", id: userId }, { before: before.roles, after: roles });
}

/** Bars a colleague from this subsidiary and ends their sessions here at once. @throws `last-admin`, `staff-self` */
export async function disableStaff(ctx: Ctx, { userId }: { userId: string }): Promise<void> {
  if (ctx.actor.kind === "staff" && ctx.actor.userId === userId) throw conflict("staff-self");
  await changeMember(ctx, userId, { disabledAt: ctx.now }, true);
  await endSessionsHere(ctx, userId);
  await audit(ctx, "identity.disable-staff", { type: "user", id: userId });
}

/** Lets a barred colleague in again, with the roles they had. */
export async function enableStaff(ctx: Ctx, { userId }: { userId: string }): Promise<void> {
  await changeMember(ctx, userId, { disabledAt: null }, false);
  await audit(ctx, "identity.enable-staff", { type: "user", id: userId });
}

/**
 * Makes a new password for a colleague who forgot theirs; told this once, and all their sessions end.
 * @throws `works-elsewhere` when they belong to other sites too, for their password opens those doors as well
 */
export async function resetPassword(ctx: Ctx, { userId }: { userId: string }): Promise<{ password: string }> {
  const { tx, tenant } = ctx;
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  await asSystem(tx, async () => {
    await getMember(ctx, userId);
    const all = await tx
      .select({ tenantId: memberships.tenantId })
      .from(memberships)
      .where(eq(memberships.userId, userId));
    if (all.some(({ tenantId }) => tenantId !== tenant.id)) throw conflict("works-elsewhere");
    await tx.update(users).set({ passwordHash, passwordTemporary: true }).where(eq(users.id, userId));
  });
  await endSessionsHere(ctx, userId);
  await audit(ctx, "identity.reset-password", { type: "user", id: userId });
  return { password };
}

type Member = typeof memberships.$inferSelect;

/** A member of this subsidiary, locked; anybody else's staff is not found. Runs as the system. */
async function getMember({ tx, tenant }: Ctx, userId: string): Promise<Member> {
  const [member] = await tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.tenantId, tenant.id)))
    .for("update");
  return member ?? Promise.reject(notFound());
}

function changeMember(ctx: Ctx, userId: string, set: Partial<Member>, losesAdmin: boolean): Promise<Member> {
  const { tx, tenant } = ctx;
  return asSystem(tx, async () => {
    const member = await getMember(ctx, userId);
    if (losesAdmin && member.roles.includes("admin")) {
      // All administrators are locked, so that two cannot bar each other in the same moment.
      const admins = await tx
        .select({ userId: memberships.userId })
        .from(memberships)
        .where(
          and(
            eq(memberships.tenantId, tenant.id),
            isNull(memberships.disabledAt),
            sql`'admin' = any(${memberships.roles})`,
          ),
        )
        .orderBy(memberships.id)
        .for("update");
      if (!admins.some((admin) => admin.userId !== userId)) throw conflict("last-admin");
    }
    await tx.update(memberships).set(set).where(eq(memberships.id, member.id));
    return member;
  });
}

function endSessionsHere({ tx, tenant, now }: Ctx, userId: string): Promise<unknown> {
  return asSystem(tx, () =>
    tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.userId, userId), eq(sessions.tenantId, tenant.id), isNull(sessions.revokedAt))),
  );
}
