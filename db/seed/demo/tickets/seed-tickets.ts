import { eq } from "drizzle-orm";
import { documents, ticketEvents, tickets, workOrders } from "@/db/schema";
import { dueAtOf } from "@/server/tickets/clock/add-working-time";
import { findWorkflow, getCalendar, type WorkflowVersion } from "@/server/tickets/workflow/get-workflow";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { takeNumbers } from "@/server/platform/numbers";
import type { BusinessCalendar } from "@/tenants/schemas/calendar";
import { type RequestType, requestTypes } from "@/tenants/schemas/workflow";
import { insertRows } from "../../insert-rows";
import { makeRandom, type Random } from "../../random";
import type { Planned } from "../plan-subsidiary";
import type { Part } from "../seed-money";
import { fieldsOf, formOf } from "./form-of";
import { type Paper, storePaper } from "./papers";
import { pathToState } from "./path-to-state";
import { type Colleague, type Doer, doerOf, doerWith, ensureResidents, listColleagues } from "./people-of";
import { planOpenTickets } from "./plan-open-tickets";
import { planSlips } from "./plan-slips";
import { type Story, tellStory } from "./tell-ticket";
import { planHistory, planRefusals, type TicketPlan } from "./ticket-plan";
import { workOrdersOf } from "./work-orders-of";

type Told = { plan: TicketPlan; version: WorkflowVersion; story: Story; channel: "portal" | "counter" | "hotline" };
type Desk = {
  ctx: Ctx;
  random: Random;
  colleagues: Colleague[];
  residents: Map<string, string>;
  calendar: BusinessCalendar;
  paper: Paper;
};

const prefixes: Record<RequestType, string> = {
  "open-account": "OA",
  transfer: "TR",
  payment: "PY",
  "stop-heating": "SH",
  "resume-heating": "RH",
};

/** Two seasons of requests: what the facts tell of, what came to nothing, and some in every state on a desk today. */
export const seedTickets: Part = async (ctx, subsidiary, homes) => {
  const { tx, tenant } = ctx;
  const [there] = await tx.select({ id: tickets.id }).from(tickets).where(eq(tickets.tenantId, tenant.id)).limit(1);
  if (there) return;
  const random = makeRandom(`tickets ${subsidiary.slug}`);
  const calendar = await getCalendar(ctx);
  const told = await tellAll(ctx, random, homes, calendar);
  const phones = told.filter(({ channel }) => channel === "portal").map(({ plan }) => plan.home.owner.phone!);
  const desk: Desk = {
    ...{ ctx, random, calendar },
    colleagues: await listColleagues(tenant),
    residents: await ensureResidents(tenant, [...new Set(phones)]),
    paper: await storePaper(tenant.id),
  };
  const number = await numberer(ctx, told);
  const rows = told.map((one) => rowsOf(desk, one, number));
  const orders = rows.flatMap((row) => row.orders).toSorted((a, b) => a.createdAt!.getTime() - b.createdAt!.getTime());
  const orderNo = await orderNumberer(
    ctx,
    orders.map(({ createdAt }) => createdAt!),
  );
  await insertRows(
    tx,
    tickets,
    rows.map((row) => row.ticket),
  );
  await insertRows(
    tx,
    ticketEvents,
    rows.flatMap((row) => row.events),
  );
  await insertRows(
    tx,
    workOrders,
    orders.map((order) => ({ ...order, tenantId: tenant.id, workOrderNo: orderNo(order.createdAt!) })),
  );
  await insertRows(
    tx,
    documents,
    rows.flatMap((row) => row.papers),
  );
};

async function tellAll(ctx: Ctx, random: Random, homes: Planned[], calendar: BusinessCalendar): Promise<Told[]> {
  const versions = new Map<RequestType, WorkflowVersion>();
  for (const type of requestTypes) {
    const version = await findWorkflow(ctx, type);
    if (version) versions.set(type, version);
  }
  const workflows = new Map([...versions].map(([type, { workflow }]) => [type, workflow]));
  const plans = [
    ...planHistory(random, homes),
    ...planRefusals(random, homes, [...versions.keys()]),
    ...(await planSlips(ctx, homes)),
    ...planOpenTickets(random, workflows, homes),
  ];
  return plans
    .flatMap((plan): Told[] => {
      const version = versions.get(plan.type);
      const path = version && pathToState(version.workflow, plan.state);
      if (!version || !path) return [];
      const channel = channelOf(random, plan);
      const story = tellStory(random, version.workflow, path, plan.reachedAt, calendar, channel === "portal");
      return [{ plan, version, story, channel }];
    })
    .toSorted((a, b) => a.story.openedAt.getTime() - b.story.openedAt.getTime());
}

/** Two thirds come by the portal, from those who can be told apart by a mobile. */
function channelOf(random: Random, { home }: TicketPlan): Told["channel"] {
  if (home.resident) return "portal";
  if (home.owner.phone && home.owner.kind === "human" && random.chance(0.64)) return "portal";
  return random.chance(0.7) ? "counter" : "hotline";
}

function rowsOf(desk: Desk, told: Told, number: (told: Told) => string) {
  const { ctx, random, colleagues, residents } = desk;
  const { plan, version, story, channel } = told;
  const { home } = plan;
  const { workflow } = version;
  const ticketNo = number(told);
  const id = random.id();
  const phone = channel === "portal" ? home.owner.phone! : null;
  const residentUserId = phone ? (residents.get(phone) ?? null) : null;
  const applicant: Doer = phone
    ? { actorKind: "resident", actorId: residentUserId, actorName: home.owner.name }
    : doerWith(channel === "counter" ? "clerk" : "agent", colleagues);
  const openedOn = dayOf(story.openedAt, ctx.tenant.timezone);
  const form = formOf(random, workflow, plan, openedOn);
  const state = workflow.states.find(({ key }) => key === plan.state)!;
  const stateSince = story.steps.at(-1)?.at ?? story.openedAt;
  const orders = workOrdersOf(random, plan, id, story, colleagues);
  const own = { tenantId: ctx.tenant.id, residentUserId };
  const accountId = plan.type === "open-account" && state.phase !== "done" ? null : home.ids.account;
  const moves = story.steps.map(({ move, at, late }, index) => {
    const fields = fieldsOf(random, move.fields, plan, dayOf(at, ctx.tenant.timezone));
    const from = story.steps[index - 1]?.move.to ?? workflow.initial;
    return {
      move,
      at,
      late,
      fields,
      from,
      note: noteOf(random, move.noteRequired, move.to),
      doer: doerOf(move, applicant, colleagues),
    };
  });
  const event = { ...own, ticketId: id, accountId, forResident: true };
  const line = (index: number, at: Date, doer: Doer) => ({
    ...event,
    id: random.id(),
    createdAt: at,
    at,
    revision: index,
    ...doer,
  });
  return {
    ticket: {
      ...own,
      id,
      createdAt: story.openedAt,
      ticketNo,
      type: plan.type,
      workflowVersionId: version.id,
      state: plan.state,
      revision: moves.length,
      phase: state.phase,
      accountId,
      premiseId: home.ids.premise,
      channel,
      subject: workflow.title.zh,
      form: Object.assign({}, form, ...moves.map(({ fields }) => fields)) as Record<string, unknown>,
      facts: { ...(phone ? { contactPhone: phone } : {}), ...(state.phase === "done" ? plan.facts : {}) },
      openedByName: applicant.actorName,
      openedAt: story.openedAt,
      stateSince,
      dueAt: dueAtOf(state, stateSince, desk.calendar, ctx.tenant.timezone),
      overran: story.overran,
      closedAt: state.phase === "open" ? null : stateSince,
      updatedAt: stateSince,
    },
    events: [
      {
        ...line(0, story.openedAt, applicant),
        kind: "opened" as const,
        transition: null,
        fromState: null,
        toState: workflow.initial,
        note: null,
        data: { form },
      },
      ...moves.map(({ move, at, fields, from, note, doer }, index) => ({
        ...line(index + 1, at, doer),
        ...{ kind: "moved" as const, transition: move.key, fromState: from, toState: move.to, note, data: { fields } },
      })),
    ],
    orders,
    papers: papersOf(desk, told, { ...own, ticketId: id, accountId, uploadedBy: applicant.actorName }),
  };
}

type Owner = {
  tenantId: string;
  residentUserId: string | null;
  ticketId: string;
  accountId: string | null;
  uploadedBy: string;
};

/** What had to be there for the story to go on; nothing while the papers are still awaited. */
function papersOf({ random, paper }: Desk, { plan, version, story }: Told, owner: Owner) {
  const awaited = story.steps.length === 0 && /due/.test(plan.state);
  const recent = story.openedAt > new Date("2026-09-01");
  if (awaited || !recent) return [];
  return version.workflow.documents.map((rule) => ({
    ...owner,
    id: random.id(),
    createdAt: story.openedAt,
    kind: rule.kind,
    fileName: `${rule.label.zh}.png`,
    contentType: paper.contentType,
    sizeBytes: paper.sizeBytes,
    sha256: paper.sha256,
    storageKey: paper.key,
  }));
}

function noteOf(random: Random, needed: boolean, to: string): string | null {
  if (!needed) return null;
  if (to === "documents-asked") return "房产证照片反光，看不清证号，请重新拍摄后上传。";
  if (to === "in-review") return "资料与现场不一致，请初审再核对一次。";
  return random.pick([
    "提供的证明与登记户主不符，请携带原件到营业厅核对。",
    "该房屋有未了结的欠费争议，暂不能办理。",
    "现场不具备办理条件，详见查勘记录。",
  ]);
}

async function numberer({ tx, tenant }: Ctx, told: Told[]) {
  const key = ({ plan, story }: Told) => `${prefixes[plan.type]}-${dayOf(story.openedAt, tenant.timezone).slice(0, 4)}`;
  const next = new Map<string, bigint>();
  for (const [name, list] of Map.groupBy(told, key)) {
    next.set(name, (await takeNumbers({ tx, tenant }, name, list.length)) - BigInt(list.length) + 1n);
  }
  return (one: Told) => take(next, key(one), tenant.code);
}

async function orderNumberer({ tx, tenant }: Ctx, moments: Date[]) {
  const key = (at: Date) => `WO-${dayOf(at, tenant.timezone).slice(0, 4)}`;
  const next = new Map<string, bigint>();
  for (const [name, list] of Map.groupBy(moments, key)) {
    next.set(name, (await takeNumbers({ tx, tenant }, name, list.length)) - BigInt(list.length) + 1n);
  }
  return (at: Date) => take(next, key(at), tenant.code);
}

function take(next: Map<string, bigint>, name: string, code: string): string {
  const value = next.get(name)!;
  next.set(name, value + 1n);
  return `${code}-${name}-${value.toString().padStart(6, "0")}`;
}
