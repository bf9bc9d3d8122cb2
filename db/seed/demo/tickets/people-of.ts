import { and, eq, inArray } from "drizzle-orm";
import { memberships, users } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import type { Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { maskPhone } from "@/tenants/schemas/phone";
import type { WorkflowTransition } from "@/tenants/schemas/workflow";

export type Colleague = { id: string; name: string; roles: string[] };

/** The staff of a subsidiary. */
export function listColleagues(tenant: Tenant): Promise<Colleague[]> {
  return withSystem((tx) =>
    tx
      .select({ id: users.id, name: users.name, roles: memberships.roles })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(memberships.tenantId, tenant.id))
      .orderBy(users.email),
  );
}

/** Residents with these phones, as signing in makes them; returns their ids by phone. */
export function ensureResidents(tenant: Tenant, phones: string[]): Promise<Map<string, string>> {
  return withSystem(async (tx) => {
    const residents = and(eq(users.groupId, tenant.groupId), eq(users.kind, "resident"));
    const rows = phones.map((phone) => ({
      ...{ id: newId(), groupId: tenant.groupId, kind: "resident" as const, name: maskPhone(phone), phone },
    }));
    if (rows.length > 0) await tx.insert(users).values(rows).onConflictDoNothing();
    const found = await tx
      .select()
      .from(users)
      .where(and(residents, inArray(users.phone, phones)));
    return new Map(found.map(({ id, phone }) => [phone!, id]));
  });
}

export type Doer = { actorKind: "staff" | "resident" | "system"; actorId: string | null; actorName: string };

/** Who made a move: the house where it does it by itself, the applicant where they may, else the first fitting colleague. */
export function doerOf(move: WorkflowTransition, applicant: Doer, colleagues: Colleague[]): Doer {
  if (move.by.includes("system")) return { actorKind: "system", actorId: null, actorName: "系统" };
  if (move.by.includes("resident") && applicant.actorKind === "resident") return applicant;
  const order = ["clerk", "dispatcher", "supervisor", "admin", "agent", "technician"] as const;
  const role = order.find((one) => (move.by as string[]).includes(one));
  return doerWith(role ?? "clerk", colleagues);
}

export function doerWith(role: string, colleagues: Colleague[]): Doer {
  const found = colleagues.find(({ roles }) => roles.includes(role))!;
  return { actorKind: "staff", actorId: found.id, actorName: found.name };
}
