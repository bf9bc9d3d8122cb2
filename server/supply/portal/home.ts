import { and, desc, eq, gte, or } from "drizzle-orm";
import { accounts, configDocuments, tickets } from "@/db/schema";
import { amountOwed, findSeasonFor, listOpenBills } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { readWorkflow } from "@/tenants/schemas/read-workflow";
import type { Text } from "@/tenants/schemas/workflow";
import { asOffice } from "../as-office";
import { areasAt } from "../dated/areas-at";
import { ownerAt } from "../dated/owner-at";
import { isSamePerson } from "../same-person";
import { listAgreements } from "../list-agreements";
import { listTransfersToConfirm } from "../list-transfers-to-confirm";
import { stopWindow } from "../stop-window";

type ResidentCtx = Ctx & { actor: Extract<Ctx["actor"], { kind: "resident" }> };

/** Everything a resident wants to know on arrival: whose home, what is owed, is it warm, what is under way. */
export async function readHome(ctx: ResidentCtx) {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const { accountId } = ctx.actor;
  const [requests, toConfirm] = [await listRequests(ctx), await listTransfersToConfirm(ctx)];
  if (!accountId) return { today, account: null, requests, toConfirm };
  const [row] = await ctx.tx
    .select({ id: accounts.id, accountNo: accounts.accountNo, address: accounts.address, status: accounts.status })
    .from(accounts)
    .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, accountId)));
  if (!row) return { today, account: null, requests, toConfirm };
  const owner = await asOffice(ctx, () => ownerAt(ctx, { accountId, on: today }));
  const open = await listOpenBills(ctx, accountId);
  const owedMinor = await amountOwed(ctx, accountId);
  return {
    today,
    account: {
      ...row,
      ownerName: owner?.name ?? null,
      isOwner: owner ? isSamePerson(owner, { phone: ctx.actor.phone }) : false,
    },
    money: {
      owedMinor,
      unpaidMinor: open.reduce((sum, bill) => sum + bill.openMinor, 0n),
      dueOn: open[0]?.dueOn ?? null,
      bills: open.length,
    },
    supply: ctx.tenant.kind === "heating" ? await readSupply(ctx, accountId, today) : null,
    requests,
    toConfirm,
  };
}

/** Whether the home is heated in the season that runs or comes, and what may still be asked for. */
async function readSupply(ctx: Ctx, accountId: string, today: PlainDate) {
  const season = await findSeasonFor(ctx, today);
  const window = await stopWindow(ctx);
  const on = season && season.from > today ? season.from : today;
  const states: ("on" | "stopped")[] = [];
  for (const agreement of await listAgreements(ctx, accountId)) {
    states.push(...(await areasAt(ctx, { agreementId: agreement.id, on })).map((area) => area.supplyState));
  }
  const stopped = states.filter((state) => state === "stopped").length;
  return {
    state: stopped === 0 ? ("on" as const) : stopped === states.length ? ("stopped" as const) : ("partly" as const),
    season: season && {
      slug: season.slug,
      name: season.name,
      from: season.from,
      to: season.lastDay,
      running: season.from <= today,
    },
    window: {
      state: window.state,
      applyBy: window.state === "unknown" ? null : window.season.applyBy,
      applyFrom: window.state === "unknown" ? null : window.season.applyFrom,
    },
  };
}

const monthMs = 30 * 86_400_000;

/** The resident's requests that run, and those that ended within a month; the state in the subsidiary's own words. */
async function listRequests(ctx: ResidentCtx) {
  const rows = await ctx.tx
    .select({
      id: tickets.id,
      ticketNo: tickets.ticketNo,
      type: tickets.type,
      subject: tickets.subject,
      state: tickets.state,
      phase: tickets.phase,
      openedAt: tickets.openedAt,
      stateSince: tickets.stateSince,
      body: configDocuments.body,
    })
    .from(tickets)
    .innerJoin(
      configDocuments,
      and(eq(configDocuments.tenantId, tickets.tenantId), eq(configDocuments.id, tickets.workflowVersionId)),
    )
    .where(
      and(
        eq(tickets.tenantId, ctx.tenant.id),
        or(eq(tickets.phase, "open"), gte(tickets.closedAt, new Date(ctx.now.getTime() - monthMs))),
      ),
    )
    .orderBy(desc(tickets.openedAt))
    .limit(5);
  return rows.map(({ body, ...row }) => {
    const workflow = readWorkflow(body);
    const state = workflow.states.find((one) => one.key === row.state);
    const plain: Text = { zh: row.state, en: row.state };
    return { ...row, title: workflow.title, stateTitle: state?.title ?? plain, explain: state?.explain ?? null };
  });
}
