import { and, eq, isNull } from "drizzle-orm";
import { usages } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { computeLines } from "../rates/compute-lines";
import type { Facts } from "../rates/facts";
import { Exact } from "../rates/line";
import { billedTo } from "../seasons/billed-to";
import { listSeasons, type SeasonInfo } from "../seasons/list-seasons";
import type { Bill } from "./insert-bill";
import { listBillsInForce } from "./list-bills-in-force";
import { listGrowths } from "./list-growths";
import { readFacts } from "./read-facts";

export type Usage = typeof usages.$inferSelect;
export type UsageChange = {
  usage: Usage;
  /** The standing bills that the usage is part of, and in 分 what they are and what they would be. */
  bills: Bill[];
  beforeMinor: bigint;
  afterMinor: bigint;
};

/**
 * What an agreement's bills would be if one usage had been another quantity; writes nothing. Of water, later periods of
 * the same calendar year are counted too, because their tiers follow. @throws `usage-same`, `usage-not-billed`
 */
export async function previewUsage(
  ctx: Pick<Ctx, "tx" | "tenant">,
  { accountId, usageId, quantity }: { accountId: string; usageId: string; quantity: string },
): Promise<UsageChange> {
  const usage = await getUsage(ctx, usageId);
  if (usage.accountId !== accountId) throw notFound();
  if (new Exact(usage.quantity).eq(quantity)) throw invalid("usage-same", {}, "quantity");
  const change: UsageChange = { usage, bills: [], beforeMinor: 0n, afterMinor: 0n };
  for (const { season, bills } of await billedSeasons(ctx, usage)) {
    const facts = withQuantity(await readFacts(ctx, usage.agreementId, season), usage, quantity);
    for (const bill of bills) {
      const lines = computeLines(season, { from: bill.periodFrom, to: billedTo(season, bill.periodTo) }, facts);
      const after = Array.isArray(lines) ? lines.reduce((sum, line) => sum + line.amountMinor, 0n) : 0n;
      change.bills.push(bill);
      const standing = [bill, ...(await listGrowths(ctx, bill))];
      change.beforeMinor += standing.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
      change.afterMinor += after;
    }
  }
  if (change.bills.length === 0) throw conflict("usage-not-billed");
  return change;
}

/** The seasons whose bills a usage is part of, or whose tiers it moves; only those that are billed. */
export async function billedSeasons(
  ctx: Pick<Ctx, "tx" | "tenant">,
  { agreementId, periodFrom }: Pick<Usage, "agreementId" | "periodFrom">,
): Promise<{ season: SeasonInfo; bills: Bill[] }[]> {
  const year = periodFrom.slice(0, 4);
  const touched = (await listSeasons(ctx)).filter(
    (season) =>
      (season.from <= periodFrom && periodFrom <= season.lastDay) ||
      (ctx.tenant.kind === "water" && season.from > periodFrom && season.from.startsWith(year)),
  );
  const found = [];
  for (const season of touched) {
    const bills = await listBillsInForce(ctx, agreementId, season.slug);
    if (bills.length > 0) found.push({ season, bills });
  }
  return found;
}

/** A usage as it is believed now. */
export async function getUsage({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, id: string): Promise<Usage> {
  const [usage] = await tx
    .select()
    .from(usages)
    .where(and(eq(usages.tenantId, tenant.id), eq(usages.id, id), isNull(usages.supersededAt)));
  if (!usage) throw notFound("usage-gone");
  return usage;
}

function withQuantity(facts: Facts, changed: Usage, quantity: string): Facts {
  const more = new Exact(quantity).minus(changed.quantity);
  const follows = ({ unit, periodFrom }: Facts["usages"][number]) =>
    unit === changed.unit &&
    periodFrom > changed.periodFrom &&
    periodFrom.slice(0, 4) === changed.periodFrom.slice(0, 4);
  const moved = facts.usages.map((usage) => {
    if (usage.id === changed.id) return { ...usage, quantity };
    return follows(usage) ? { ...usage, beforeInYear: more.plus(usage.beforeInYear).toFixed() } : usage;
  });
  return { ...facts, usages: moved };
}
