import { amountOwed, findSeasonFor, listOpenBills, previewStopFee } from "@/server/billing";
import { findWorkflow } from "@/server/tickets";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { asOffice } from "../as-office";
import { areaKey, areaNosIn } from "../chosen-areas";
import { supplyConditions } from "../conditions";
import { areasAt } from "../dated/areas-at";
import { listAgreements } from "../list-agreements";
import { subjectOf } from "../request-of";
import { stopWindow, windowRefusal } from "../stop-window";

/** `areas`: the keys of those that are chosen; all that can be stopped or resumed when left out. */
type Asked = { accountId?: string | undefined; areas?: string[] | undefined };
type Blocker = { code: string; params: Record<string, string | number> };

/** A stop before it is asked for: the season, what it would cost against being heated, and what stands in its way. */
export function previewStop(ctx: Ctx, input: Asked = {}) {
  return asOffice(ctx, async () => {
    const { account, owner, today } = await subjectOf(ctx, input.accountId);
    const window = await stopWindow(ctx);
    const blockers: Blocker[] = [];
    if (window.state !== "open") blockers.push(refusalOf(windowRefusal(window)));
    const workflow = await findWorkflow(ctx, "stop-heating");
    const asked = { type: "stop-heating", accountId: account.id, premiseId: null, form: {}, facts: {} };
    for (const condition of workflow?.workflow.admission ?? []) {
      if (condition.name !== "separable" && condition.name !== "out-of-warranty") continue;
      const answer = await supplyConditions[condition.name](ctx, asked, condition);
      if (!answer.holds) blockers.push({ code: answer.code, params: answer.params ?? {} });
    }
    const season = window.state === "unknown" ? null : window.season;
    const areas = season ? await areasOf(ctx, account.id, season.from) : [];
    const chosen = input.areas ?? keysOf(areas, "on");
    const fee = season ? await feeOf(ctx, account.id, season.slug, chosen) : null;
    if (season && fee && !fee.allowed) blockers.push({ code: "stop-forbidden", params: { season: season.slug } });
    if (areas.length > 0 && areas.every((area) => area.supplyState === "stopped"))
      blockers.push({ code: "already-stopped", params: {} });
    return {
      today,
      account: { accountNo: account.accountNo, address: account.address, ownerName: owner?.name ?? null },
      season: season && {
        slug: season.slug,
        name: season.name,
        from: season.from,
        to: season.lastDay,
        applyBy: season.applyBy,
      },
      fee: fee && { suppliedMinor: fee.suppliedMinor, feeMinor: fee.feeMinor, billed: fee.billed },
      areas,
      owedMinor: await amountOwed(ctx, account.id),
      blockers,
    };
  });
}

/** A resume before it is asked for: from which day, for which season, and what the season will cost. */
export function previewResume(ctx: Ctx, input: Asked = {}) {
  return asOffice(ctx, async () => {
    const { account, owner, today } = await subjectOf(ctx, input.accountId);
    const season = await findSeasonFor(ctx, today);
    const from = season && season.from > today ? season.from : today;
    const areas = await areasOf(ctx, account.id, from);
    const chosen = input.areas ?? keysOf(areas, "stopped");
    const fee = season ? await feeOf(ctx, account.id, season.slug, chosen) : null;
    const blockers: Blocker[] = [];
    if (!season) blockers.push({ code: "season-not-set", params: {} });
    if (!areas.some((area) => area.supplyState === "stopped")) blockers.push({ code: "not-stopped", params: {} });
    return {
      today,
      from,
      account: { accountNo: account.accountNo, address: account.address, ownerName: owner?.name ?? null },
      season: season && {
        slug: season.slug,
        name: season.name,
        from: season.from,
        to: season.lastDay,
        changes: season.changes,
      },
      fee: fee && { suppliedMinor: fee.suppliedMinor, feeMinor: fee.feeMinor },
      areas,
      owedMinor: await amountOwed(ctx, account.id),
      blockers,
    };
  });
}

/** A transfer before it is asked for: who owns the home now, and what is unpaid. */
export function previewTransfer(ctx: Ctx, input: { accountId?: string } = {}) {
  return asOffice(ctx, async () => {
    const { account, owner, today } = await subjectOf(ctx, input.accountId);
    const open = await listOpenBills(ctx, account.id);
    return {
      today,
      account: { accountNo: account.accountNo, address: account.address, ownerName: owner?.name ?? null },
      owedMinor: await amountOwed(ctx, account.id),
      unpaidMinor: open.reduce((sum, bill) => sum + bill.openMinor, 0n),
    };
  });
}

const keysOf = (areas: Awaited<ReturnType<typeof areasOf>>, state: "on" | "stopped") =>
  areas.filter((area) => area.supplyState === state).map((area) => area.key);

const feeOf = (ctx: Ctx, accountId: string, season: string, chosen: string[]) =>
  previewStopFee(ctx, { accountId, season, chosen: (agreementId) => areaNosIn(chosen, agreementId) });

async function areasOf(ctx: Ctx, accountId: string, on: string) {
  const all = [];
  for (const agreement of await listAgreements(ctx, accountId))
    all.push(...(await areasAt(ctx, { agreementId: agreement.id, on })));
  return all.map((area) => {
    const { areaNo, kind, chargeableArea, supplyState } = area;
    return { key: areaKey(area), areaNo, kind, chargeableArea, supplyState };
  });
}

const refusalOf = (refusal: { code: string; params: Record<string, string | number> }): Blocker => ({
  code: refusal.code,
  params: refusal.params,
});

/** Today's business day, for forms that need no more. */
export const todayOf = (ctx: Ctx) => dayOf(ctx.now, ctx.tenant.timezone);
