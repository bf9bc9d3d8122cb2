import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { messages, reportDeliveries, reportPrints } from "@/db/schema";
import { asTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import { takePayment } from "@/server/billing";
import { listStaffWhoMay } from "@/server/identity";
import type { Ctx, Tenant } from "@/server/platform/context";
import { deliverDue } from "./deliver-report";
import { listSchedules } from "./list-schedules";
import { nextDelivery } from "./next-delivery";
import { scheduleReport, stopSchedule } from "./schedule-report";

const on = <T>(tenant: Tenant, day: string, fn: (ctx: Ctx) => Promise<T>) =>
  asTenant(tenant, fn, { now: new Date(`${day}T02:00:00Z`) });

const question = { report: "channels", grouping: "none", span: "month", cadence: "daily", locale: "zh-CN" } as const;

async function makeSchedule() {
  const tenant = await makeTenant({ kind: "heating" });
  const reader = await makeStaff(tenant, ["clerk"], { name: "周会计" });
  const { scheduleId } = await on(tenant, "2026-10-05", async (ctx) => {
    const { account } = await makeAccount(ctx);
    await takePayment(ctx, { accountId: account.id, amountMinor: 123_456n, method: "cash" });
    return scheduleReport(ctx, { ...question, recipientId: reader.userId });
  });
  const readers = await listStaffWhoMay(tenant.id, "reports.read");
  const deliver = (day: string, to = readers) =>
    on(tenant, day, (ctx) => deliverDue(ctx, { scheduleId, readers: to, address: "http://example.localhost" }));
  return { tenant, scheduleId, deliver };
}

test("a report is printed and told on its day once, whoever asks how often; a missed day is made up for once", async () => {
  const { tenant, scheduleId, deliver } = await makeSchedule();
  expect(await deliver("2026-10-05"), "the first day is tomorrow").toBeNull();
  const both = await Promise.all([deliver("2026-10-06"), deliver("2026-10-06")]);
  expect(both.filter(Boolean)).toHaveLength(1);
  expect(await deliver("2026-10-06")).toBeNull();
  expect(await deliver("2026-10-09"), "the worker stood still for two days").toEqual(expect.any(String));
  await on(tenant, "2026-10-10", async (ctx) => {
    const prints = await ctx.tx.select().from(reportPrints).where(eq(reportPrints.tenantId, tenant.id));
    expect(new Set(prints.map(({ fromDay, asOf }) => `${fromDay} ${asOf}`))).toEqual(
      new Set(["2026-10-01 2026-10-05", "2026-10-01 2026-10-08"]),
    );
    const mails = await ctx.tx.select().from(messages).where(eq(messages.tenantId, tenant.id));
    const told = mails.filter(({ template }) => template === "report-ready");
    expect(told).toHaveLength(2);
    // 1,234.56 came in on the fifth.
    expect(told[0]!.body).toContain("实收 1234.56 元");
    expect(new Set(told.map(({ body }) => body.split("/prints/")[1]))).toEqual(new Set(prints.map(({ id }) => id)));
    const { schedules } = await listSchedules(ctx);
    expect(schedules).toMatchObject([{ id: scheduleId, deliveredOn: "2026-10-09", nextOn: "2026-10-10" }]);
  });
});

test("a reader who may no longer read reports ends the schedule, and so does whoever stops it", async () => {
  const { tenant, deliver } = await makeSchedule();
  expect(await deliver("2026-10-06", [])).toBeNull();
  await on(tenant, "2026-10-06", async (ctx) => {
    expect((await listSchedules(ctx)).schedules).toEqual([]);
    expect(await ctx.tx.$count(reportDeliveries, eq(reportDeliveries.tenantId, tenant.id))).toBe(0);
  });
  const other = await makeSchedule();
  await on(other.tenant, "2026-10-06", (ctx) => stopSchedule(ctx, other.scheduleId));
  expect(await other.deliver("2026-10-07")).toBeNull();
  const technician = await makeStaff(tenant, ["technician"]);
  const asked = { ...question, recipientId: technician.userId };
  await expect(on(tenant, "2026-10-06", (ctx) => scheduleReport(ctx, asked))).rejects.toMatchObject({
    code: "not-found",
  });
});

test("days of delivery: tomorrow, the next Monday, the first of the next month", () => {
  // 2026-10-05 is a Monday.
  expect(nextDelivery("weekly", "2026-10-05")).toBe("2026-10-12");
  expect(nextDelivery("weekly", "2026-10-11")).toBe("2026-10-12");
  expect(nextDelivery("monthly", "2026-12-31")).toBe("2027-01-01");
  expect(nextDelivery("daily", "2028-02-28")).toBe("2028-02-29");
});
