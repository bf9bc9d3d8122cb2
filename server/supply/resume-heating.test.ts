import { beforeAll, expect, test } from "vitest";
import { inTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
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
