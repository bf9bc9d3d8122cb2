import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { asTenant, inTenant, makeTenant, testPhone } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { queueMessage } from "./index";
import { listMessages } from "./list-messages";
import { listSandboxMessages } from "./list-sandbox-messages";

let tenant: Tenant;
const phone = testPhone();
const configured = vi.hoisted(() => ({ sms: false, mail: false }));
vi.mock("@/server/platform/sms", () => ({ smsIsSandboxed: () => !configured.sms }));
vi.mock("@/server/platform/mail", () => ({ mailIsSandboxed: () => !configured.mail }));

beforeAll(async () => {
  tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    const base = { channel: "sms" as const, recipient: phone };
    await queueMessage(ctx, {
      ...base,
      template: "one-time-code",
      params: { code: "314159", minutes: 5 },
      eventKey: "a",
    });
    await queueMessage(ctx, {
      ...base,
      template: "receipt",
      params: { account: "1", amount: "2.00", receipt: "R" },
      eventKey: "b",
    });
  });
});
afterEach(() => Object.assign(configured, { sms: false, mail: false }));

test("staff see every message and its fate, but never a one-time code", () =>
  inTenant(tenant, async (ctx) => {
    const { rows } = await listMessages(ctx, {});
    expect(rows.map((row) => [row.template, row.status])).toEqual([
      ["receipt", "queued"],
      ["one-time-code", "queued"],
    ]);
    expect(JSON.stringify(rows)).not.toContain("314159");
  }));

test("the outbox is filtered by what it is asked for, signs of a pattern taken as they are", () =>
  inTenant(tenant, async (ctx) => {
    expect((await listMessages(ctx, { recipient: phone.slice(0, 5) })).rows).toHaveLength(2);
    expect((await listMessages(ctx, { recipient: "%" })).rows).toEqual([]);
    expect((await listMessages(ctx, { channel: "email" })).rows).toEqual([]);
    expect((await listMessages(ctx, { status: "failed" })).rows).toEqual([]);
  }));

test("the sandbox outbox shows codes while no vendor is configured, and is gone once all are", async () => {
  const { rows } = await listSandboxMessages(tenant);
  expect(rows.map((row) => row.body).join()).toContain("314159");
  configured.sms = true;
  expect((await listSandboxMessages(tenant)).rows).toEqual([]);
  configured.mail = true;
  await expect(listSandboxMessages(tenant)).rejects.toMatchObject({ kind: "not-found" });
});
