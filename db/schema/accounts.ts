import { sql } from "drizzle-orm";
import { boolean, check, doublePrecision, index, numeric, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { appendOnly, area, dated, day, instant, mutable, tenantReference, tenantTable } from "../columns";

/** 营业所: a branch office with its own service area. */
export const divisions = tenantTable(
  "divisions",
  { ...mutable, resident: ["select"], residentScope: "tenant" },
  { code: text("code").notNull(), name: text("name").notNull() },
  (t) => [unique("divisions_code").on(t.tenantId, t.code)],
);

/** The supply tree: source → station → zone → building → unit → riser; apart from the organisation. */
export const networkNodes = tenantTable(
  "network_nodes",
  mutable,
  {
    parentId: uuid("parent_id"),
    kind: text("kind", { enum: ["source", "station", "zone", "building", "unit", "riser"] }).notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    longitude: doublePrecision("longitude"),
    latitude: doublePrecision("latitude"),
  },
  (t) => [
    unique("network_nodes_code").on(t.tenantId, t.code),
    index("network_nodes_parent_id").on(t.tenantId, t.parentId),
    tenantReference(t, t.parentId, () => ({ tenantId: t.tenantId, id: t.id })),
  ],
);

/** A human or a company; what it is to an account stands in accountRoles. */
export const persons = tenantTable(
  "persons",
  mutable,
  {
    kind: text("kind", { enum: ["human", "company"] })
      .notNull()
      .default("human"),
    name: text("name").notNull(),
    phone: text("phone"),
    /** Staff search by the last digits; an index on the expression itself cannot serve under row security. */
    phoneReversed: text("phone_reversed").generatedAlwaysAs(sql`reverse(phone)`),
    email: text("email"),
    /** 身份证 or 统一社会信用代码; masked for every role without `accounts.read-identity`. */
    idNumber: text("id_number"),
  },
  (t) => [
    // Searched by range (>= and <) in the C collation: LIKE is not leakproof, so row security would keep it from an index.
    index("persons_name").on(t.tenantId, sql`${t.name} collate "C"`, t.id),
    index("persons_company").on(t.tenantId, sql`${t.name} collate "C"`, t.id).where(sql`kind = 'company'`),
    index("persons_phone").on(t.tenantId, t.phone),
    index("persons_phone_reversed").on(t.tenantId, sql`${t.phoneReversed} collate "C"`, t.id),
  ],
);

/** 房产: a dwelling or shop, and where it hangs in the network. */
export const premises = tenantTable(
  "premises",
  mutable,
  {
    code: text("code").notNull(),
    divisionId: uuid("division_id").notNull(),
    networkNodeId: uuid("network_node_id"),
    use: text("use", { enum: ["residential", "public"] }).notNull(),
    district: text("district").notNull(),
    /** 小区 or street: the part of an address people remember. */
    community: text("community").notNull(),
    building: text("building").notNull(),
    unit: text("unit").notNull().default(""),
    room: text("room").notNull(),
    address: text("address").notNull(),
    builtArea: area("built_area").notNull(),
    innerArea: area("inner_area"),
    /** Storey height in metres; above a tariff's limit it raises the chargeable area. */
    storeyHeight: numeric("storey_height", { precision: 5, scale: 2 }),
    warrantyUntil: day("warranty_until"),
    /** Whether the entry valve shuts this home alone; if not, it cannot stop. */
    separable: boolean("separable").notNull().default(true),
    longitude: doublePrecision("longitude"),
    latitude: doublePrecision("latitude"),
  },
  (t) => [
    unique("premises_code").on(t.tenantId, t.code),
    index("premises_place").on(t.tenantId, t.community, t.building, t.unit, t.room),
    index("premises_network_node_id").on(t.tenantId, t.networkNodeId),
    index("premises_division_id").on(t.tenantId, t.divisionId),
    tenantReference(t, t.divisionId, () => divisions),
    tenantReference(t, t.networkNodeId, () => networkNodes),
  ],
);

/** 用热点 / 用水点: where the network delivers. */
export const servicePoints = tenantTable(
  "service_points",
  mutable,
  {
    premiseId: uuid("premise_id").notNull(),
    networkNodeId: uuid("network_node_id"),
    service: text("service", { enum: ["heating", "water"] }).notNull(),
    code: text("code").notNull(),
  },
  (t) => [
    unique("service_points_code").on(t.tenantId, t.code),
    index("service_points_premise_id").on(t.tenantId, t.premiseId),
    tenantReference(t, t.premiseId, () => premises),
    tenantReference(t, t.networkNodeId, () => networkNodes),
  ],
);

/** 户号: the money relation; one balance. */
export const accounts = tenantTable(
  "accounts",
  { ...mutable, resident: ["select"], residentScope: "self-account" },
  {
    accountNo: text("account_no").notNull(),
    status: text("status", { enum: ["active", "closed"] })
      .notNull()
      .default("active"),
    divisionId: uuid("division_id").notNull(),
    /** The premise it was opened for; the address is kept here too, for bills and for the resident's eyes. */
    premiseId: uuid("premise_id").notNull(),
    address: text("address").notNull(),
    openedOn: day("opened_on").notNull(),
    closedOn: day("closed_on"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    unique("accounts_account_no").on(t.tenantId, t.accountNo),
    index("accounts_account_no_prefix").on(t.tenantId, sql`${t.accountNo} collate "C"`),
    index("accounts_premise_id").on(t.tenantId, t.premiseId),
    index("accounts_division_id").on(t.tenantId, t.divisionId),
    tenantReference(t, t.divisionId, () => divisions),
    tenantReference(t, t.premiseId, () => premises),
  ],
);

/**
 * The household at an account: what a waiver for low income and the tiers of water go by. Dated, for a bill of the past
 * stands on who lived there then; no row on a day means that nobody has told of it. A handover ends it.
 */
export const households = tenantTable(
  "households",
  mutable,
  {
    accountId: uuid("account_id").notNull(),
    lowIncome: boolean("low_income").notNull().default(false),
    /** How many people: widens the water tiers; null is the tariff's base size. */
    size: numeric("size", { precision: 3, scale: 0 }),
    /** What staff said of it, and its papers; empty where a list or a request told it. */
    reason: text("reason").notNull().default(""),
    documentIds: uuid("document_ids").array().notNull().default(sql`'{}'::uuid[]`),
    ...dated,
  },
  (t) => [
    index("households_account_id").on(t.tenantId, t.accountId),
    check("households_order", sql`${t.validTo} is null or ${t.validTo} > ${t.validFrom}`),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/**
 * Where an account's home was believed to lie until it was moved: one row per move. What is asked as known before
 * `knownUntil` finds the home there; where no row is later, it lies where premise and account say.
 */
export const formerPlaces = tenantTable(
  "former_places",
  { ...appendOnly, resident: ["select"], residentScope: "account" },
  {
    accountId: uuid("account_id").notNull(),
    divisionId: uuid("division_id").notNull(),
    networkNodeId: uuid("network_node_id"),
    district: text("district").notNull(),
    community: text("community").notNull(),
    building: text("building").notNull(),
    /** As the account's papers said it until then. */
    address: text("address").notNull(),
    knownUntil: instant("known_until").notNull(),
  },
  (t) => [
    unique("former_places_once").on(t.tenantId, t.accountId, t.knownUntil),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.divisionId, () => divisions),
    tenantReference(t, t.networkNodeId, () => networkNodes),
  ],
);

/** Who a person is to an account, and when: owner, occupant, payer, contact. */
export const accountRoles = tenantTable(
  "account_roles",
  { ...mutable, resident: ["select"], residentScope: "account" },
  {
    accountId: uuid("account_id").notNull(),
    personId: uuid("person_id").notNull(),
    role: text("role", { enum: ["owner", "occupant", "payer", "contact"] }).notNull(),
    ...dated,
  },
  (t) => [
    index("account_roles_account_id").on(t.tenantId, t.accountId),
    index("account_roles_person_id").on(t.tenantId, t.personId),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.personId, () => persons),
  ],
);

/** A resident's proven tie to an account; what the portal may open. */
export const residentLinks = tenantTable(
  "resident_links",
  {
    tenant: ["select", "insert", "update"],
    worker: ["select", "insert", "update"],
    resident: ["select"],
    residentScope: "user",
    system: ["select"],
  },
  {
    residentUserId: uuid("resident_user_id").notNull(),
    accountId: uuid("account_id").notNull(),
    /** How the tie was proven: the phone on file, or a request that staff approved. */
    proof: text("proof", { enum: ["phone", "request", "staff"] }).notNull(),
    /** When the account became theirs; papers of the account from before stay out of their sight. */
    since: instant("since").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    unique("resident_links_user_account").on(t.tenantId, t.residentUserId, t.accountId),
    index("resident_links_account_id").on(t.tenantId, t.accountId),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/** 供用热/供水合同: a dated contract for one service at one service point. */
export const serviceAgreements = tenantTable(
  "service_agreements",
  { ...mutable, resident: ["select"], residentScope: "account" },
  {
    agreementNo: text("agreement_no").notNull(),
    accountId: uuid("account_id").notNull(),
    servicePointId: uuid("service_point_id").notNull(),
    premiseId: uuid("premise_id").notNull(),
    status: text("status", { enum: ["pending-start", "active", "suspended", "stopped"] }).notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on"),
    /** The season whose areas are charged whole under the agreement that this one came out of while it ran. */
    seasonBorne: text("season_borne"),
  },
  (t) => [
    unique("service_agreements_agreement_no").on(t.tenantId, t.agreementNo),
    index("service_agreements_account_id").on(t.tenantId, t.accountId),
    index("service_agreements_service_point_id").on(t.tenantId, t.servicePointId),
    index("service_agreements_premise_id").on(t.tenantId, t.premiseId),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.servicePointId, () => servicePoints),
    tenantReference(t, t.premiseId, () => premises),
  ],
);

/** 收费面积: several per agreement, dated, so that partial stops and lofts work. */
export const chargeableAreas = tenantTable(
  "chargeable_areas",
  { ...mutable, resident: ["select"], residentScope: "account" },
  {
    agreementId: uuid("agreement_id").notNull(),
    accountId: uuid("account_id").notNull(),
    /** One real area through all its versions: main, balcony 1, loft … */
    areaNo: numeric("area_no", { precision: 3, scale: 0 }).notNull().default("1"),
    kind: text("kind", { enum: ["main", "balcony", "loft", "annex"] })
      .notNull()
      .default("main"),
    builtArea: area("built_area").notNull(),
    chargeableArea: area("chargeable_area").notNull(),
    heightFactor: numeric("height_factor", { precision: 5, scale: 3 }).notNull().default("1"),
    priceClass: text("price_class").notNull(),
    settlement: text("settlement", { enum: ["area", "two-part", "metered"] })
      .notNull()
      .default("area"),
    supplyState: text("supply_state", { enum: ["on", "stopped"] })
      .notNull()
      .default("on"),
    /** Stopped together with its whole unit or building, where some tariffs charge nothing. */
    wholeUnitStop: boolean("whole_unit_stop").notNull().default(false),
    ...dated,
  },
  (t) => [
    index("chargeable_areas_agreement_id").on(t.tenantId, t.agreementId),
    index("chargeable_areas_account_id").on(t.tenantId, t.accountId),
    check("chargeable_areas_not_negative", sql`${t.chargeableArea} >= 0 and ${t.builtArea} >= 0`),
    check("chargeable_areas_order", sql`${t.validTo} is null or ${t.validTo} > ${t.validFrom}`),
    tenantReference(t, t.agreementId, () => serviceAgreements),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/** One quantity used over one period, from a meter or a settled estimate (m³, kWh or GJ). */
export const usages = tenantTable(
  "usages",
  { ...mutable, resident: ["select"], residentScope: "account" },
  {
    agreementId: uuid("agreement_id").notNull(),
    accountId: uuid("account_id").notNull(),
    periodFrom: day("period_from").notNull(),
    periodTo: day("period_to").notNull(),
    quantity: numeric("quantity", { precision: 14, scale: 3 }).notNull(),
    unit: text("unit", { enum: ["m3", "kwh", "gj"] }).notNull(),
    quality: text("quality", { enum: ["read", "estimated"] })
      .notNull()
      .default("read"),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
    /** A correction supersedes what was believed, so that a former bill stays explicable. */
    supersededAt: instant("superseded_at"),
  },
  (t) => [
    uniqueIndex("usages_period").on(t.tenantId, t.agreementId, t.periodFrom).where(sql`superseded_at is null`),
    index("usages_account_id").on(t.tenantId, t.accountId),
    tenantReference(t, t.agreementId, () => serviceAgreements),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/** 阀门状态: open, closed or sealed, dated. */
export const valveStates = tenantTable(
  "valve_states",
  mutable,
  {
    servicePointId: uuid("service_point_id").notNull(),
    state: text("state", { enum: ["open", "closed", "sealed"] }).notNull(),
    workOrderId: uuid("work_order_id"),
    ...dated,
  },
  (t) => [
    index("valve_states_service_point_id").on(t.tenantId, t.servicePointId),
    tenantReference(t, t.servicePointId, () => servicePoints),
  ],
);
