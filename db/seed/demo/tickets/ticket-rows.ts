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
  const { ctx, random, colleagues, residents } = desk;
  const { plan, version, story, channel } = told;
  const { home } = plan;
  const { workflow } = version;
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
