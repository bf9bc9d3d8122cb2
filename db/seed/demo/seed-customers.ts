import { eq } from "drizzle-orm";
import {
  accountRoles,
  accounts,
  chargeableAreas,
  divisions,
  households,
  networkNodes,
  persons,
  premises,
  serviceAgreements,
  servicePoints,
  valveStates,
} from "@/db/schema";
import type { Tx } from "@/db/tenant";
import type { Tenant } from "@/server/platform/context";
import { startOfDay } from "@/server/platform/dates";
import { insertRows } from "../insert-rows";
import { makeRandom } from "../random";
import { chargeableAreasOf, seasonStarts } from "./chargeable-areas-of";
import { networkOf } from "./network-of";
import type { Planned } from "./plan-subsidiary";
import type { Part } from "./seed-money";
import type { Subsidiary } from "./subsidiaries";

/** A subsidiary's offices, network and customers. */
export const seedCustomers: Part = async ({ tx, tenant }, subsidiary, homes) => {
  const tenantId = tenant.id;
  const [there] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.tenantId, tenantId)).limit(1);
  if (there) return;
  const random = makeRandom(`customers ${subsidiary.slug}`);
  const divisionIds = await ensureDivisions(tx, tenant, subsidiary);
  const { nodes, unitNode } = networkOf(tenant, subsidiary, random);
  await insertRows(tx, networkNodes, nodes);

  const served = homes.filter(({ unclaimed }) => !unclaimed);
  const divisionOf = (home: Planned) => divisionIds.get(home.place.district)!;
  await insertRows(
    tx,
    persons,
    served.flatMap((home) => personsOf(tenantId, home)),
  );
  await insertRows(
    tx,
    premises,
    homes.map((home) => ({
      ...premiseOf(tenantId, subsidiary, home),
      divisionId: divisionOf(home),
      networkNodeId: unitNode(home),
    })),
  );
  await insertRows(
    tx,
    servicePoints,
    homes.map((home) => ({ ...servicePointOf(tenantId, subsidiary, home), networkNodeId: unitNode(home) })),
  );
  await insertRows(
    tx,
    accounts,
    served.map((home) => accountOf(tenantId, home, divisionOf(home))),
  );
  const householdIds = makeRandom(`households ${subsidiary.slug}`);
  const lived = served.flatMap((home) => householdsOf(tenant, home, householdIds.id));
  await insertRows(tx, households, lived);
  await insertRows(
    tx,
    accountRoles,
    served.flatMap((home) => rolesOf(tenant, home, random.id)),
  );
  await insertRows(
    tx,
    serviceAgreements,
    served.map((home) => agreementOf(tenantId, subsidiary, home)),
  );
  await insertRows(
    tx,
    chargeableAreas,
    served.flatMap((home) => chargeableAreasOf(tenant, home, random.id)),
  );
  if (subsidiary.kind === "heating")
    await insertRows(
      tx,
      valveStates,
      served.flatMap((home) => valvesOf(tenant, home, random.id)),
    );
};

async function ensureDivisions(tx: Tx, tenant: Tenant, { places }: Subsidiary): Promise<Map<string, string>> {
  const districts = [...new Set(places.map(({ district }) => district))];
  // The pack may have made a first office already; each district then gets one of its own beside it.
  const rows = districts.map((district, index) => ({
    tenantId: tenant.id,
    code: `${index + 11}`,
    name: `${district.replace(/区$/, "")}营业所`,
  }));
  await tx.insert(divisions).values(rows).onConflictDoNothing();
  const all = await tx.select().from(divisions).where(eq(divisions.tenantId, tenant.id));
  return new Map(districts.map((district, index) => [district, all.find(({ code }) => code === `${index + 11}`)!.id]));
}

function personsOf(tenantId: string, { ids, owner, occupant, transfer }: Planned) {
  const row = (
    id: string,
    person: { name: string; phone: string | null; idNumber: string },
    kind: "human" | "company" = "human",
  ) => ({
    tenantId,
    id,
    kind,
    name: person.name,
    phone: person.phone,
    idNumber: person.idNumber,
  });
  return [
    row(ids.owner, owner, owner.kind),
    ...(occupant ? [row(ids.occupant, occupant)] : []),
    ...(transfer ? [row(transfer.beforeId, transfer.before)] : []),
  ];
}

function premiseOf(tenantId: string, { code }: Subsidiary, home: Planned) {
  const { place, building } = home;
  return {
    tenantId,
    id: home.ids.premise,
    code: `${code}-${home.accountNo}`,
    use: home.use,
    district: place.district,
    community: place.name,
    building: `${building}`,
    unit: home.unit === 0 ? "" : `${home.unit}`,
    room: home.room,
    address: home.address,
    builtArea: home.builtArea.toFixed(2),
    innerArea: (home.builtArea * (place.floors > 11 ? 0.77 : 0.86)).toFixed(2),
    storeyHeight: place.storeyHeight ?? "2.80",
    warrantyUntil: home.warrantyUntil,
    separable: home.separable,
    // Buildings stand in rows of four, some sixty metres apart.
    longitude: round6(place.longitude + ((building - 1) % 4) * 0.00072 + home.unit * 0.00011),
    latitude: round6(place.latitude + Math.floor((building - 1) / 4) * 0.00055),
  };
}

const round6 = (value: number) => Math.round(value * 1e6) / 1e6;

function servicePointOf(tenantId: string, { code, kind }: Subsidiary, { ids, accountNo }: Planned) {
  return {
    tenantId,
    id: ids.servicePoint,
    premiseId: ids.premise,
    service: kind,
    code: `${code}-${kind === "heating" ? "R" : "W"}${accountNo}`,
  };
}

function accountOf(tenantId: string, home: Planned, divisionId: string) {
  return {
    tenantId,
    id: home.ids.account,
    accountNo: home.accountNo,
    status: "active" as const,
    divisionId,
    premiseId: home.ids.premise,
    address: home.address,
    openedOn: home.openedOn,
  };
}

function householdsOf(tenant: Tenant, { ids, openedOn, people, lowIncome, transfer }: Planned, id: () => string) {
  const row = (low: boolean, validFrom: string, validTo: string | null) => ({
    ...{ tenantId: tenant.id, id: id(), accountId: ids.account, size: `${people}`, lowIncome: low, validFrom, validTo },
    recordedAt: startOfDay(validFrom, tenant.timezone),
  });
  // A waiver ends with the household that it was given to; some changed hands before they were opened here.
  return transfer && transfer.on > openedOn
    ? [row(lowIncome, openedOn, transfer.on), row(false, transfer.on, null)]
    : [row(lowIncome, openedOn, null)];
}

function agreementOf(tenantId: string, { code }: Subsidiary, { ids, accountNo, stopped, openedOn }: Planned) {
  return {
    tenantId,
    id: ids.agreement,
    agreementNo: `${code}-HT-${accountNo}`,
    accountId: ids.account,
    servicePointId: ids.servicePoint,
    premiseId: ids.premise,
    status: stopped[1] ? ("suspended" as const) : ("active" as const),
    startsOn: openedOn,
  };
}

function rolesOf(tenant: Tenant, { ids, openedOn, transfer, occupant }: Planned, id: () => string) {
  const row = (
    personId: string,
    role: "owner" | "occupant",
    validFrom: string,
    validTo: string | null,
    known: string,
  ) => ({
    tenantId: tenant.id,
    id: id(),
    accountId: ids.account,
    personId,
    role,
    validFrom,
    validTo,
    recordedAt: startOfDay(known, tenant.timezone),
    supersededAt: null as Date | null,
  });
  const owners = transfer
    ? [
        row(transfer.beforeId, "owner", openedOn, transfer.on, openedOn),
        row(ids.owner, "owner", transfer.on, null, transfer.on),
      ]
    : [row(ids.owner, "owner", openedOn, null, openedOn)];
  return occupant
    ? [...owners, row(ids.occupant, "occupant", "2024-06-01" > openedOn ? "2024-06-01" : openedOn, null, openedOn)]
    : owners;
}

function valvesOf(tenant: Tenant, { ids, openedOn, stopped }: Planned, id: () => string) {
  const [first, second] = seasonStarts;
  const states: [string, boolean][] = [
    [openedOn, false],
    [first, stopped[0]],
    [second, stopped[1]],
  ];
  const changes = states.filter(([, closed], index) => index === 0 || closed !== states[index - 1]![1]);
  return changes.map(([validFrom, closed], index) => ({
    tenantId: tenant.id,
    id: id(),
    servicePointId: ids.servicePoint,
    state: closed ? ("closed" as const) : ("open" as const),
    validFrom,
    validTo: changes[index + 1]?.[0] ?? null,
    recordedAt: startOfDay(validFrom, tenant.timezone),
  }));
}
