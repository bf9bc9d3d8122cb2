import { eq } from "drizzle-orm";
import { instalmentPlans } from "@/db/schema";
import { agreePlan, previewPlan } from "@/server/billing/collections/instalments/agree-plan";
import { judgePlans } from "@/server/billing/collections/instalments/judge-plans";
import type { Ctx } from "@/server/platform/context";
import { splitByWeight } from "@/server/platform/money";
import type { Planned } from "./plan-subsidiary";
import type { Part } from "./seed-money";

/** The subsidiary that agreed on plans: one with a resident whose phone the start prints, one that was not kept. */
const here = "beiling";

/** Two arrears of the last season in three steps each; of the second nothing came, so it is broken behind its first step. */
export const seedPlans: Part = async (ctx, subsidiary, homes) => {
  if (subsidiary.slug !== here) return;
  const mine = eq(instalmentPlans.tenantId, ctx.tenant.id);
  const [known] = await ctx.tx.select({ id: instalmentPlans.id }).from(instalmentPlans).where(mine).limit(1);
  if (known) return;
  const name = subsidiary.staff.find(({ role }) => role === "clerk")!.name;
  const at = (instant: string): Ctx => ({ ...ctx, actor: { kind: "system", name }, now: new Date(instant) });
  const owes = (home: Planned) => home.paysLike === "never" && !home.unclaimed;
  const printed = homes.find((home) => home.resident && owes(home));
  if (printed) await agree(at("2026-11-05T02:10:00Z"), printed, ["2026-11-30", "2026-12-31", "2027-01-31"]);
  for (const home of homes.toReversed().filter((one) => !one.resident && owes(one)))
    if (await agree(at("2026-10-20T03:20:00Z"), home, ["2026-11-10", "2026-12-10", "2027-01-10"])) break;
  await judgePlans(at("2026-11-14T17:10:00Z"));
};

/** False when nothing of that home is overdue. */
async function agree(ctx: Ctx, { accountNo }: Planned, days: string[]): Promise<boolean> {
  const { totalMinor } = await previewPlan(ctx, accountNo);
  if (totalMinor === 0n) return false;
  const sums = splitByWeight(
    totalMinor,
    days.map(() => 1n),
  );
  const steps = days.map((dueOn, index) => ({ dueOn, amountMinor: sums[index]! }));
  await agreePlan(ctx, { accountNo, steps, note: "" });
  return true;
}
