import { dueAtOf } from "@/server/tickets/clock/add-working-time";
import type { WorkflowVersion } from "@/server/tickets/workflow/get-workflow";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import type { BusinessCalendar } from "@/tenants/schemas/calendar";
import type { Random } from "../../random";
import { fieldsOf, formOf } from "./form-of";
import type { Paper } from "./papers";
import { type Colleague, type Doer, doerOf, doerWith } from "./people-of";
import type { Story } from "./tell-ticket";
import type { TicketPlan } from "./ticket-plan";
import { workOrdersOf } from "./work-orders-of";

/** A request with its way through the workflow. */
export type Told = {
  plan: TicketPlan;
  version: WorkflowVersion;
  story: Story;
  channel: "portal" | "counter" | "hotline";
};
/** What stands on every desk: people, calendar, the specimen paper. */
export type Desk = {
  ctx: Ctx;
  random: Random;
  colleagues: Colleague[];
  residents: Map<string, string>;
  calendar: BusinessCalendar;
  paper: Paper;
};

/** A request as the engine would have left it: the ticket, its history, its field work and its papers. */
export function rowsOf(desk: Desk, told: Told, ticketNo: string) {
  const { ctx, random, colleagues } = desk;
  const { plan, version, story } = told;
  const ticketId = random.id();
  const applicant = applicantOf(desk, told);
  const form = formOf(random, version.workflow, plan, dayOf(story.openedAt, ctx.tenant.timezone));
  const orders = workOrdersOf(random, plan, ticketId, story, colleagues);
  const moves = movesOf(desk, told, applicant);
  const owner = {
    tenantId: ctx.tenant.id,
    residentUserId: applicant.actorKind === "resident" ? applicant.actorId : null,
    ticketId,
    accountId: plan.type === "open-account" && stateOf(told).phase !== "done" ? null : plan.home.ids.account,
  };
  return {
    ticket: {
      ...ticketOf(desk, told, owner),
      ticketNo,
      revision: moves.length,
      form: Object.assign({}, form, ...moves.map(({ fields }) => fields)) as Record<string, unknown>,
      openedByName: applicant.actorName,
    },
    events: eventsOf(desk, told, owner, { applicant, form, moves }),
    orders,
    papers: papersOf(desk, told, { ...owner, uploadedBy: applicant.actorName }),
  };
}

type Owner = {
  tenantId: string;
  residentUserId: string | null;
  ticketId: string;
  accountId: string | null;
};
type Move = ReturnType<typeof movesOf>[number];

/** Only who came by the portal has a phone that is known to the house. */
const phoneOf = ({ channel, plan }: Told) => (channel === "portal" ? plan.home.owner.phone! : null);

const stateOf = ({ plan, version }: Told) => version.workflow.states.find(({ key }) => key === plan.state)!;

function applicantOf({ residents, colleagues }: Desk, told: Told): Doer {
  const phone = phoneOf(told);
  return phone
    ? { actorKind: "resident", actorId: residents.get(phone) ?? null, actorName: told.plan.home.owner.name }
    : doerWith(told.channel === "counter" ? "clerk" : "agent", colleagues);
}

function movesOf({ ctx, random, colleagues }: Desk, { plan, version, story }: Told, applicant: Doer) {
  return story.steps.map(({ move, at }, index) => ({
    move,
    at,
    fields: fieldsOf(random, move.fields, plan, dayOf(at, ctx.tenant.timezone)),
    from: story.steps[index - 1]?.move.to ?? version.workflow.initial,
    note: noteOf(random, move.noteRequired, move.to),
    doer: doerOf(move, applicant, colleagues),
  }));
}

function ticketOf({ ctx, calendar }: Desk, told: Told, { ticketId, ...owner }: Owner) {
  const { plan, version, story, channel } = told;
  const phone = phoneOf(told);
  const state = stateOf(told);
  const stateSince = story.steps.at(-1)?.at ?? story.openedAt;
  return {
    ...owner,
    id: ticketId,
    createdAt: story.openedAt,
    type: plan.type,
    workflowVersionId: version.id,
    state: plan.state,
    phase: state.phase,
    premiseId: plan.home.ids.premise,
    channel,
    subject: version.workflow.title.zh,
    facts: { ...(phone ? { contactPhone: phone } : {}), ...(state.phase === "done" ? plan.facts : {}) },
    openedAt: story.openedAt,
    stateSince,
    dueAt: dueAtOf(state, stateSince, calendar, ctx.tenant.timezone),
    overran: story.overran,
    closedAt: state.phase === "open" ? null : stateSince,
    updatedAt: stateSince,
  };
}

function eventsOf(
  { random }: Desk,
  { version, story }: Told,
  owner: Owner,
  { applicant, form, moves }: { applicant: Doer; form: Record<string, unknown>; moves: Move[] },
) {
  const line = (revision: number, at: Date, doer: Doer) => ({
    ...owner,
    id: random.id(),
    createdAt: at,
    at,
    revision,
    forResident: true,
    ...doer,
  });
  return [
    {
      ...line(0, story.openedAt, applicant),
      kind: "opened" as const,
      transition: null,
      fromState: null,
      toState: version.workflow.initial,
      note: null,
      data: { form },
    },
    ...moves.map(({ move, at, fields, from, note, doer }, index) => ({
      ...line(index + 1, at, doer),
      ...{ kind: "moved" as const, transition: move.key, fromState: from, toState: move.to, note, data: { fields } },
    })),
  ];
}

/** What had to be there for the story to go on; nothing while the papers are still awaited. */
function papersOf({ random, paper }: Desk, { plan, version, story }: Told, owner: Owner & { uploadedBy: string }) {
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
