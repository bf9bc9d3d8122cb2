import { and, eq, inArray } from "drizzle-orm";
import { serviceAgreements } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { StopRule } from "@/tenants/schemas/tariff";
import { computeLines } from "../rates/compute-lines";
import type { Facts } from "../rates/facts";
import type { Line } from "../rates/line";
import { getSeason } from "../seasons/find-season-for";
import { listBillsInForce } from "./list-bills-in-force";
import { readFacts } from "./read-facts";

export type StopFee = {
  /** False where the tariff allows no stop in this season. */
  allowed: boolean;
  rule: StopRule;
  /** What the season costs with what is chosen supplied, and with it stopped, in 分; the rest of the home as it is. */
  suppliedMinor: bigint;
  feeMinor: bigint;
  /** Whether the season is billed already, so that a stop corrects a bill. */
  billed: boolean;
  lines: Line[];
};

type Asked = {
  accountId: string;
  season: string;
  /** The areas of an agreement that are asked about; all of them when it says none. */
  chosen?: (agreementId: string) => string[] | undefined;
};

/** What an account would pay for a season if it, or a part of it, stood stopped for all of it, beside what it pays supplied. */
export async function previewStopFee(ctx: Ctx, input: Asked): Promise<StopFee> {
  const season = await getSeason(ctx, input.season);
  const running = await ctx.tx
    .select({ id: serviceAgreements.id })
    .from(serviceAgreements)
    .where(
      and(
        eq(serviceAgreements.tenantId, ctx.tenant.id),
        eq(serviceAgreements.accountId, input.accountId),
        inArray(serviceAgreements.status, ["active", "suspended"]),
      ),
    );
  const fee: StopFee = {
    allowed: season.stop.kind !== "forbidden",
    rule: season.stop,
    suppliedMinor: 0n,
    feeMinor: 0n,
    billed: false,
    lines: [],
  };
  for (const { id } of running) {
    const facts = await readFacts(ctx, id, season);
    const areaNos = input.chosen?.(id);
    const period = { from: season.from, to: season.lastDay };
    fee.suppliedMinor += sumOf(computeLines(season, period, withSupply(facts, "on", areaNos)));
    const stopped = computeLines(season, period, withSupply(facts, "stopped", areaNos));
    fee.feeMinor += sumOf(stopped);
    if (Array.isArray(stopped)) fee.lines.push(...stopped);
    fee.billed ||= (await listBillsInForce(ctx, id, season.slug)).length > 0;
  }
  return fee;
}

const withSupply = (facts: Facts, supplyState: "on" | "stopped", areaNos: string[] | undefined): Facts => ({
  ...facts,
  areas: facts.areas.map((area) => (!areaNos || areaNos.includes(area.areaNo) ? { ...area, supplyState } : area)),
});

const sumOf = (lines: ReturnType<typeof computeLines>) =>
  Array.isArray(lines) ? lines.reduce((sum, line) => sum + line.amountMinor, 0n) : 0n;
