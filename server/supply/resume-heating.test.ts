import { beforeAll, expect, test } from "vitest";
import { chargeableAreas } from "@/db/schema";
import { inTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { areaKey } from "./chosen-areas";
import { changeAreas } from "./dated/change-areas";
import { previewResume, previewStop } from "./portal/previews";
import { resumeHeating } from "./resume-heating";
import { makeWorkflows } from "./test/make-workflows";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await makeTenant();
  await makeWorkflows(tenant);
});

const input = { form: { "contact-phone": "13800000000" }, documentIds: [] };

test("a stopped home can ask for its heat again, and with nothing owed the valve is ordered at once", () =>
  inTenant(tenant, async (ctx) => {
    const { account } = await makeAccount(ctx, { supplyState: "stopped", agreementStatus: "suspended" });
    const ticket = await resumeHeating(ctx, { ...input, accountId: account.id });
    expect(ticket).toMatchObject({ state: "valve-opening", phase: "open" });
  }));

test("a home that is heated has nothing to resume", () =>
  inTenant(tenant, async (ctx) => {
    const { account } = await makeAccount(ctx);
    await expect(resumeHeating(ctx, { ...input, accountId: account.id })).rejects.toMatchObject({
      code: "not-stopped",
    });
  }));

test("both previews say in money what the season costs heated and stopped", () =>
  inTenant(tenant, async (ctx) => {
    const heated = await makeAccount(ctx);
    // 100 m² × 26.70 = 2,670.00; stopped 15 % of it = 400.50.
    expect(await previewStop(ctx, { accountId: heated.account.id })).toMatchObject({
      fee: { suppliedMinor: 267_000n, feeMinor: 40_050n, billed: false },
      blockers: [],
    });
    const stopped = await makeAccount(ctx, { supplyState: "stopped", agreementStatus: "suspended" });
    expect(await previewResume(ctx, { accountId: stopped.account.id })).toMatchObject({
      fee: { suppliedMinor: 267_000n, feeMinor: 40_050n },
      from: "2026-11-15",
      blockers: [],
    });
    expect((await previewStop(ctx, { accountId: stopped.account.id })).blockers).toEqual([
      { code: "already-stopped", params: {} },
    ]);
  }));

test("the previews of a part say what the season costs with it stopped, and with it heated again", () =>
  inTenant(tenant, async (ctx) => {
    const { account, area } = await makeAccount(ctx);
    const loft = { ...area, id: newId(), areaNo: "2", kind: "loft" as const, chargeableArea: "40.00" };
    await ctx.tx.insert(chargeableAreas).values(loft);
    // 2,670.00 + 40 × 26.70 = 3,738.00; the loft stopped: 2,670.00 + 15 % of 1,068.00 = 2,830.20; all: 560.70
    const part = { accountId: account.id, areas: [areaKey(loft)] };
    expect((await previewStop(ctx, part)).fee).toMatchObject({ suppliedMinor: 373_800n, feeMinor: 283_020n });
    expect((await previewStop(ctx, { accountId: account.id })).fee).toMatchObject({ feeMinor: 56_070n });
    await changeAreas(ctx, { agreementId: area.agreementId, from: "2026-11-15", change: { supplyState: "stopped" } });
    expect((await previewResume(ctx, part)).fee).toMatchObject({
      // The rooms stay stopped: 400.50 + 1,068.00
      ...{ feeMinor: 56_070n, suppliedMinor: 146_850n },
    });
    const unknown = { areas: [areaKey({ ...loft, areaNo: "3" })], "contact-phone": "13800000000" };
    await expect(resumeHeating(ctx, { ...input, accountId: account.id, form: unknown })).rejects.toMatchObject({
      code: "area-not-stopped",
    });
  }));
