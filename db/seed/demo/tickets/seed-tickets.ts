import { eq } from "drizzle-orm";
import { documents, ticketEvents, tickets, workOrders } from "@/db/schema";
import { findWorkflow, getCalendar, type WorkflowVersion } from "@/server/tickets/workflow/get-workflow";
import { type RequestType, requestTypes } from "@/tenants/schemas/workflow";
import { insertRows } from "../../insert-rows";
import { numberInOrder } from "../number-in-order";
import { makeRandom, type Random } from "../../random";
import type { Planned } from "../plan-subsidiary";
import type { Part } from "../seed-money";
import type { Subsidiary } from "../subsidiaries";
import { storePaper } from "./papers";
import { pathToState } from "./path-to-state";
import { ensureResidents, listColleagues } from "./people-of";
import { planOpenTickets } from "./plan-open-tickets";
import { planSlips } from "./plan-slips";
import { tellStory } from "./tell-ticket";
import { planHistory, planRefusals, type TicketPlan } from "./ticket-plan";
import { type Desk, rowsOf, type Told } from "./ticket-rows";

type Teller = Pick<Desk, "ctx" | "random" | "calendar">;

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
  const told = await tellAll({ ctx, random, calendar }, subsidiary, homes);
  const phones = told.filter(({ channel }) => channel === "portal").map(({ plan }) => plan.home.owner.phone!);
  const desk: Desk = {
    ...{ ctx, random, calendar },
    colleagues: await listColleagues(tenant),
    residents: await ensureResidents(tenant, [...new Set(phones)]),
    paper: await storePaper(tenant.id),
  };
  const asked = (one: Told) => ({ prefix: prefixes[one.plan.type], at: one.story.openedAt });
  const number = await numberInOrder(ctx, told.map(asked));
  const rows = told.map((one) => rowsOf(desk, one, number(asked(one))));
  const orders = rows.flatMap((row) => row.orders).toSorted((a, b) => a.createdAt!.getTime() - b.createdAt!.getTime());
  const ordered = (order: (typeof orders)[number]) => ({ prefix: "WO", at: order.createdAt! });
  const orderNo = await numberInOrder(ctx, orders.map(ordered));
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
    orders.map((order) => ({ ...order, tenantId: tenant.id, workOrderNo: orderNo(ordered(order)) })),
  );
  await insertRows(
    tx,
    documents,
    rows.flatMap((row) => row.papers),
  );
};

async function tellAll(
  { ctx, random, calendar }: Teller,
  { stopUntil }: Subsidiary,
  homes: Planned[],
): Promise<Told[]> {
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
    ...planOpenTickets(random, workflows, homes, stopUntil),
  ];
  return plans
    .flatMap((plan): Told[] => {
      const version = versions.get(plan.type);
      const path = version && pathToState(version.workflow, plan.state);
      if (!version || !path) return [];
      const channel = channelOf(random, plan);
      const story = tellStory(random, version.workflow, path, plan.reachedAt, calendar, channel === "portal");
      const { askedBy } = plan;
      if (askedBy && story.openedAt > askedBy)
        story.openedAt = new Date(askedBy.getTime() - random.between(1, 6) * 86_400_000);
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
