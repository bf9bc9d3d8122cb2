import { afterAll, expect, test } from "vitest";
import { closePools, withGroup } from "@/db/tenant";
import { asTenant, makeAccount, makeGroup, makeHqStaff, makeTenant } from "@/db/test/factories";
import { correctBill, issueBill, publishTariff, takePayment } from "@/server/billing";
import { heatingTariff, winter } from "@/server/billing/test/tariffs";
import type { Tenant } from "@/server/platform/context";
import { runReport } from "@/server/reports/run-report";
import { changeAreas } from "@/server/supply/dated/change-areas";
import { listArrears } from "./list-arrears";
import { proveRollups } from "./prove-rollups";
import { refreshRollups } from "./refresh-rollups";
import { arrearsAges } from "./schemas";

afterAll(closePools);

const season = { kind: "season" as const, season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
const on = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) });

/** Bills due on 15 November; one is paid in part, one too much, one corrected after it was paid. */
async function liveThrough(tenant: Tenant, sizes: [string, string, string]): Promise<void> {
  const homes = await asTenant(
    tenant,
    async (ctx) => {
      await publishTariff(ctx, { body: heatingTariff({ seasons: [winter] }), effectiveFrom: "2026-01-01" });
      const made = [];
      for (const builtArea of sizes) made.push(await makeAccount(ctx, { builtArea }));
      for (const { agreement } of made) await issueBill(ctx, { ...season, agreementId: agreement.id });
      return made;
    },
    on("2026-10-01"),
  );
  const pay = (index: number, amountMinor: bigint, day: string) =>
    asTenant(
      tenant,
      (ctx) => takePayment(ctx, { accountId: homes[index]!.account.id, amountMinor, method: "cash" }),
      on(day),
    );
  await pay(0, 50_000n, "2026-11-10");
  await pay(1, 900_000n, "2026-12-20");
  await pay(2, 267_000n, "2026-12-21");
  await asTenant(
    tenant,
    async (ctx) => {
      const { agreement } = homes[2]!;
      await changeAreas(ctx, { agreementId: agreement.id, from: "2026-09-01", change: { chargeableArea: "50.00" } });
      await correctBill(ctx, { agreementId: agreement.id, season: season.season, reason: "面积更正" });
    },
    on("2027-02-01"),
  );
}

test("headquarters' arrears by age are each subsidiary's own report of that day, to the fen", async () => {
  const group = await makeGroup();
  const tenants = [await makeTenant({ group }), await makeTenant({ group })];
  await liveThrough(tenants[0]!, ["100.00", "120.00", "100.00"]);
  await liveThrough(tenants[1]!, ["66.60", "333.30", "100.00"]);
  const late = on("2027-06-01");
  for (const tenant of tenants)
    await asTenant(
      tenant,
      async (ctx) => {
        await refreshRollups(ctx, null);
        const proof = (await proveRollups(ctx)).find(({ metric }) => metric === "owed-by-due");
        expect(proof?.rollup).toBe(proof?.source);
      },
      { ...late, as: "worker" },
    );
  const actor = await makeHqStaff(group);
  for (const asOf of [
    "2026-10-01",
    "2026-11-15",
    "2026-11-16",
    "2026-12-20",
    "2027-01-15",
    "2027-02-14",
    "2027-06-01",
  ]) {
    const { subsidiaries, ages, total } = await withGroup(group.id, (tx) =>
      listArrears({ tx, group, actor, ...late }, { asOf }),
    );
    const sums = Object.fromEntries(arrearsAges.map((age) => [age, 0]));
    for (const tenant of tenants) {
      const report = await asTenant(
        tenant,
        (ctx) => runReport(ctx, { report: "arrears-by-age", grouping: "none", from: asOf, asOf }),
        late,
      );
      const mine = subsidiaries.find(({ id }) => id === tenant.id)!;
      for (const age of arrearsAges) {
        expect(mine.ages[age], `${asOf} ${age}`).toBe(Number(report.total[age]));
        sums[age]! += mine.ages[age];
      }
      expect(mine.total).toBe(Number(report.total.closing));
    }
    expect(ages).toEqual(sums);
    expect(total).toBe(Object.values(sums).reduce((sum, one) => sum + one, 0));
  }
});

test("arrears of tomorrow are refused", async () => {
  const group = await makeGroup();
  const actor = await makeHqStaff(group);
  const ask = withGroup(group.id, (tx) =>
    listArrears({ tx, group, actor, ...on("2026-10-01") }, { asOf: "2026-10-02" }),
  );
  await expect(ask).rejects.toMatchObject({ code: "report-day-in-future" });
});
