import { eq } from "drizzle-orm";
import {
  accountRoles,
  accounts,
  chargeableAreas,
  divisions,
  groups,
  households,
  memberships,
  persons,
  premises,
  residentLinks,
  serviceAgreements,
  servicePoints,
  sites,
  tenants,
  users,
} from "@/db/schema";
import { type Tx, withSystem, withTenant } from "@/db/tenant";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { startOfDay } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { type HqRole, type StaffRole, staffRoles } from "@/tenants/permissions";

type Group = typeof groups.$inferSelect;
type Staff = Extract<Actor, { kind: "staff" }>;
type Resident = Extract<Actor, { kind: "resident" }>;

/** The moment at which tests take place unless they say otherwise: a working morning before the season. */
export const testNow = new Date("2026-10-08T02:00:00Z");

/** The house's own hand, for tests that do not care who acts. */
export const systemActor: Actor = { kind: "system", name: "test" };

let count = 0;
/** Different in every call and every test process. */
const mark = () => `${newId().slice(-8)}${(count++).toString(36)}`;
const letters = () =>
  Array.from({ length: 4 }, () => String.fromCharCode(65 + Math.floor(Math.random() * 26))).join("");
const branding = { color: "#0f766e" };

/** A group of its own, with its site `<slug>.localhost`. */
export async function makeGroup(given: Partial<Group> = {}): Promise<Group> {
  const slug = given.slug ?? `group-${mark()}`;
  return withSystem(async (tx) => {
    const [group] = await tx
      .insert(groups)
      .values({ slug, name: "测试集团", nameEn: "Test Group", branding, ...given })
      .returning();
    await tx.insert(sites).values({ host: `${slug}.localhost`, groupId: group!.id });
    return group!;
  });
}

/** A subsidiary (of a new group unless one is given) with its site `<slug>.localhost` and one division, code 01. */
export async function makeTenant({
  group,
  ...given
}: Partial<Tenant> & { group?: Pick<Group, "id"> } = {}): Promise<Tenant> {
  const slug = given.slug ?? `tenant-${mark()}`;
  const groupId = given.groupId ?? group?.id ?? (await makeGroup()).id;
  const tenant = await withSystem(async (tx) => {
    const [row] = await tx
      .insert(tenants)
      .values({
        kind: "heating",
        name: "测试热力",
        nameEn: "Test Heating",
        code: letters(),
        branding,
        ...given,
        slug,
        groupId,
      })
      .returning();
    await tx.insert(sites).values({ host: `${slug}.localhost`, groupId, tenantId: row!.id });
    return row!;
  });
  await withTenant({ tenantId: tenant.id, as: "tenant" }, (tx) =>
    tx.insert(divisions).values({ tenantId: tenant.id, code: "01", name: "第一营业所" }),
  );
  return tenant;
}

/** A staff member of the subsidiary, as the actor of verbs; all roles unless some are named. */
export async function makeStaff(
  tenant: Pick<Tenant, "id" | "groupId">,
  roles: StaffRole[] = [...staffRoles],
  given: Partial<typeof users.$inferInsert> = {},
): Promise<Staff> {
  const user = await makeMember(tenant.groupId, tenant.id, roles, given);
  return { kind: "staff", userId: user.id, name: user.name, roles };
}

/** A member of headquarters. */
export async function makeHqStaff(
  group: Pick<Group, "id">,
  roles: HqRole[] = ["hq-manager"],
): Promise<Extract<Actor, { kind: "hq" }>> {
  const user = await makeMember(group.id, null, roles, {});
  return { kind: "hq", userId: user.id, name: user.name, roles };
}

function makeMember(
  groupId: string,
  tenantId: string | null,
  roles: string[],
  given: Partial<typeof users.$inferInsert>,
) {
  return withSystem(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ kind: "staff", name: "张敏", email: `staff-${mark()}@example.com`, ...given, groupId })
      .returning();
    await tx.insert(memberships).values({ userId: user!.id, groupId, tenantId, roles });
    return user!;
  });
}

/** A mobile number that no other test uses. */
export function testPhone(): string {
  return `1${[3, 5, 7, 8, 9][count % 5]}${Math.floor(Math.random() * 1e9)
    .toString()
    .padStart(9, "0")}`;
}

/** A resident who signs in by phone; with an account of the subsidiary they are linked to it and have it open. */
export async function makeResident(
  tenant: Pick<Tenant, "id" | "groupId">,
  {
    account,
    phone = testPhone(),
    name = "李国强",
    since,
  }: { account?: { id: string }; phone?: string; name?: string; since?: Date } = {},
): Promise<Resident> {
  const user = await withSystem(async (tx) => {
    const [row] = await tx.insert(users).values({ groupId: tenant.groupId, kind: "resident", name, phone }).returning();
    return row!;
  });
  if (account) {
    await withTenant({ tenantId: tenant.id, as: "tenant" }, (tx) =>
      tx.insert(residentLinks).values({
        tenantId: tenant.id,
        residentUserId: user.id,
        accountId: account.id,
        proof: "phone",
        since: since ?? new Date("2020-01-01T00:00:00Z"),
      }),
    );
  }
  return { kind: "resident", userId: user.id, name, phone, accountId: account?.id ?? null };
}

/** What a verb works with, on a transaction that is open already. */
export function ctxFor(tx: Tx, tenant: Tenant, actor: Actor = systemActor, now: Date = testNow): Ctx {
  return { tx, tenant, actor, now };
}

type Setting = { actor?: Actor; now?: Date; as?: "tenant" | "worker"; accountSince?: Date };

class Undo extends Error {}

/** Runs `fn` in a transaction of the subsidiary and rolls it back: nothing it does outlives it. */
export async function inTenant<T>(tenant: Tenant, fn: (ctx: Ctx) => Promise<T>, setting: Setting = {}): Promise<T> {
  let result: { value: T } | undefined;
  try {
    await asTenant(
      tenant,
      async (ctx) => {
        result = { value: await fn(ctx) };
        throw new Undo("rolled back on purpose");
      },
      setting,
    );
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return result!.value;
}

/**
 * Runs `fn` in a transaction of the subsidiary and commits; for a test file with a subsidiary of its own.
 * With a resident as actor the transaction sees only what that resident may see.
 */
export function asTenant<T>(tenant: Tenant, fn: (ctx: Ctx) => Promise<T>, setting: Setting = {}): Promise<T> {
  const {
    actor = systemActor,
    now = testNow,
    as = "tenant",
    accountSince = new Date("2020-01-01T00:00:00Z"),
  } = setting;
  const scope =
    actor.kind === "resident"
      ? ({
          tenantId: tenant.id,
          as: "resident",
          userId: actor.userId,
          accountId: actor.accountId,
          accountSince,
        } as const)
      : ({ tenantId: tenant.id, as } as const);
  return withTenant(scope, (tx) => fn(ctxFor(tx, tenant, actor, now)));
}

/** What a test may say of an account; everything else is made up. */
export type AccountWish = {
  accountNo?: string;
  status?: "active" | "closed";
  openedOn?: string;
  lowIncome?: boolean;
  householdSize?: string;
  ownerName?: string;
  ownerKind?: "human" | "company";
  phone?: string | null;
  idNumber?: string | null;
  use?: "residential" | "public";
  district?: string;
  community?: string;
  building?: string;
  unit?: string;
  room?: string;
  separable?: boolean;
  warrantyUntil?: string | null;
  storeyHeight?: string | null;
  builtArea?: string;
  chargeableArea?: string;
  heightFactor?: string;
  priceClass?: string;
  settlement?: "area" | "two-part" | "metered";
  supplyState?: "on" | "stopped";
  agreementStatus?: "pending-start" | "active" | "suspended" | "stopped";
  startsOn?: string;
  divisionId?: string;
  networkNodeId?: string | null;
};

/** A customer with everything a bill needs: owner, premise, service point, running agreement and one chargeable area. */
export async function makeAccount(ctx: Ctx, wish: AccountWish = {}) {
  const { tx, tenant } = ctx;
  const tenantId = tenant.id;
  const number = wish.accountNo ?? mark().toUpperCase();
  const openedOn = wish.openedOn ?? "2020-09-01";
  const builtArea = wish.builtArea ?? "100.00";
  const divisionId = wish.divisionId ?? (await firstDivision(ctx));
  const place = {
    district: wish.district ?? "历下区",
    community: wish.community ?? "阳光花园",
    building: wish.building ?? "3",
    unit: wish.unit ?? "2",
    room: wish.room ?? "501",
  };
  const address = `${place.district}${place.community}${place.building}号楼${place.unit ? `${place.unit}单元` : ""}${place.room}室`;

  const [owner] = await tx
    .insert(persons)
    .values({
      tenantId,
      kind: wish.ownerKind ?? "human",
      name: wish.ownerName ?? "王建国",
      phone: wish.phone === undefined ? testPhone() : wish.phone,
      idNumber: wish.idNumber === undefined ? "370102196503071234" : wish.idNumber,
    })
    .returning();
  const [premise] = await tx
    .insert(premises)
    .values({
      tenantId,
      code: `P-${number}`,
      divisionId,
      networkNodeId: wish.networkNodeId ?? null,
      use: wish.use ?? "residential",
      ...place,
      address,
      builtArea,
      storeyHeight: wish.storeyHeight === undefined ? "2.80" : wish.storeyHeight,
      warrantyUntil: wish.warrantyUntil ?? null,
      separable: wish.separable ?? true,
    })
    .returning();
  const [account] = await tx
    .insert(accounts)
    .values({
      tenantId,
      accountNo: number,
      status: wish.status ?? "active",
      divisionId,
      premiseId: premise!.id,
      address,
      openedOn,
    })
    .returning();
  await tx.insert(households).values({
    ...{ tenantId, accountId: account!.id, lowIncome: wish.lowIncome ?? false, size: wish.householdSize ?? "3" },
    ...{ validFrom: openedOn, recordedAt: startOfDay(openedOn, tenant.timezone) },
  });
  const [ownerRole] = await tx
    .insert(accountRoles)
    .values({ tenantId, accountId: account!.id, personId: owner!.id, role: "owner", validFrom: openedOn })
    .returning();
  const [servicePoint] = await tx
    .insert(servicePoints)
    .values({ tenantId, premiseId: premise!.id, service: tenant.kind, code: `S-${number}` })
    .returning();
  const [agreement] = await tx
    .insert(serviceAgreements)
    .values({
      tenantId,
      agreementNo: `A-${number}`,
      accountId: account!.id,
      servicePointId: servicePoint!.id,
      premiseId: premise!.id,
      status: wish.agreementStatus ?? "active",
      startsOn: wish.startsOn ?? openedOn,
    })
    .returning();
  const [area] = await tx
    .insert(chargeableAreas)
    .values({
      tenantId,
      agreementId: agreement!.id,
      accountId: account!.id,
      builtArea,
      chargeableArea: wish.chargeableArea ?? builtArea,
      heightFactor: wish.heightFactor ?? "1",
      priceClass: wish.priceClass ?? "residential",
      settlement: wish.settlement ?? (tenant.kind === "water" ? "metered" : "area"),
      supplyState: wish.supplyState ?? "on",
      validFrom: wish.startsOn ?? openedOn,
      recordedAt: startOfDay(openedOn, tenant.timezone),
    })
    .returning();
  return {
    account: account!,
    owner: owner!,
    ownerRole: ownerRole!,
    premise: premise!,
    servicePoint: servicePoint!,
    agreement: agreement!,
    area: area!,
  };
}

async function firstDivision({ tx, tenant }: Ctx): Promise<string> {
  const [division] = await tx
    .select({ id: divisions.id })
    .from(divisions)
    .where(eq(divisions.tenantId, tenant.id))
    .orderBy(divisions.code)
    .limit(1);
  return division!.id;
}
