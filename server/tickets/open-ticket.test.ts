import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documents, ticketEvents, tickets } from "@/db/schema";
import { asTenant, inTenant, makeAccount, makeResident, makeStaff, makeTenant } from "@/db/test/factories";
import { errand, publishWorkflows } from "@/db/test/publish-workflows";
import { closePools } from "@/db/tenant";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { openTicket } from "./open-ticket";

let tenant: Tenant;
let clerk: Actor;
let resident: Extract<Actor, { kind: "resident" }>;
let accountId: string;

beforeAll(async () => {
  tenant = await makeTenant();
  clerk = await makeStaff(tenant, ["clerk"]);
  const { account } = await asTenant(tenant, (ctx) => makeAccount(ctx));
  accountId = account.id;
  resident = await makeResident(tenant, { account });
  await publishWorkflows(tenant, errand);
});
afterAll(closePools);

const form = { "contact-phone": "138 0000 1234" };
const ask = { type: "resume-heating" as const, form, documentIds: [] as string[] };

/** A loose paper of a resident (or of the office), as an upload leaves it. */
async function loosePaper(ctx: Ctx, residentUserId: string | null, kind = "id-card"): Promise<string> {
  const id = newId();
  await ctx.tx.insert(documents).values({
    id,
    tenantId: ctx.tenant.id,
    kind,
    residentUserId,
    fileName: "身份证.jpg",
    contentType: "image/jpeg",
    sizeBytes: 1,
    sha256: "0",
    storageKey: id,
    uploadedBy: "x",
  });
  return id;
}
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { code: string }) => error.code,
  );

describe("a request", () => {
  test("of a resident is about the account they have open, is numbered, timed, and tells its beginning", async () => {
    await inTenant(
      tenant,
      async (ctx) => {
        const opened = await openTicket(ctx, { ...ask, accountId: newId(), channel: "portal" });
        expect(opened).toMatchObject({ state: "papers", phase: "open", revision: 0 });
        expect(opened.ticketNo).toMatch(/^[A-Z]{4}-RH-2026-\d{6}$/);
        const [ticket] = await ctx.tx.select().from(tickets).where(eq(tickets.id, opened.id));
        expect(ticket).toMatchObject({
          accountId,
          residentUserId: resident.userId,
          channel: "portal",
          form: { "contact-phone": "13800001234" },
        });
        const events = await ctx.tx.select().from(ticketEvents).where(eq(ticketEvents.ticketId, opened.id));
        expect(events).toMatchObject([{ kind: "opened", toState: "papers", actorName: resident.name }]);
      },
      { actor: resident },
    );
  });

  test("whose papers are all there passes on by itself, with the next time target by the calendar", async () => {
    await asTenant(tenant, async (ctx) => {
      const paper = await loosePaper(ctx, null);
      const opened = await openTicket(
        { ...ctx, actor: clerk },
        { ...ask, accountId, documentIds: [paper], channel: "counter" },
      );
      expect(opened).toMatchObject({ state: "review", revision: 1 });
      const [ticket] = await ctx.tx.select().from(tickets).where(eq(tickets.id, opened.id));
      // Opened on 8 October 10:00; nine working hours end at 10:00 on Friday the ninth.
      expect(ticket?.dueAt).toEqual(new Date("2026-10-09T02:00:00Z"));
      const [kept] = await ctx.tx.select().from(documents).where(eq(documents.id, paper));
      expect(kept).toMatchObject({ ticketId: opened.id, accountId });
      await ctx.tx.delete(documents).where(eq(documents.id, paper));
      await ctx.tx.update(tickets).set({ phase: "cancelled" }).where(eq(tickets.id, opened.id));
    });
  });

  test("is refused while the same is on its way for the same home", async () => {
    await inTenant(
      tenant,
      async (ctx) => {
        await openTicket(ctx, { ...ask, channel: "portal" });
        await expect(openTicket(ctx, { ...ask, channel: "portal" })).rejects.toMatchObject({
          code: "request-already-open",
          params: { number: expect.stringContaining("-RH-") },
        });
      },
      { actor: resident },
    );
  });

  test("of two that arrive at the same moment only one is opened", async () => {
    const other = await asTenant(tenant, (ctx) => makeAccount(ctx));
    const open = () =>
      asTenant(tenant, (ctx) => openTicket(ctx, { ...ask, accountId: other.account.id, channel: "counter" }), {
        actor: clerk,
      });
    const results = await Promise.allSettled([open(), open(), open()]);
    expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const rows = await asTenant(tenant, (ctx) =>
      ctx.tx
        .select({ id: tickets.id })
        .from(tickets)
        .where(and(eq(tickets.tenantId, tenant.id), eq(tickets.accountId, other.account.id))),
    );
    expect(rows).toHaveLength(1);
  });

  test("stays on the version it began under when another is published", async () => {
    await inTenant(tenant, async (ctx) => {
      const { id } = await openTicket({ ...ctx, actor: clerk }, { ...ask, accountId, channel: "counter" });
      const [before] = await ctx.tx.select().from(tickets).where(eq(tickets.id, id));
      await expect(
        ctx.tx.update(tickets).set({ state: "no-such-state" }).where(eq(tickets.id, id)),
      ).rejects.toMatchObject({
        cause: { constraint: "tickets_state_of_version" },
      });
      expect(before?.workflowVersionId).toBeTruthy();
    });
  });
});

describe("is refused", () => {
  test("with the field at fault, when the form is wrong", async () => {
    await inTenant(
      tenant,
      async (ctx) => {
        const wrong = openTicket(ctx, { ...ask, form: { "contact-phone": "12" }, channel: "portal" });
        await expect(wrong).rejects.toMatchObject({ code: "field-phone", field: "contact-phone" });
      },
      { actor: resident },
    );
  });

  test("when the subsidiary does not offer it, or the account is nobody's here", async () => {
    await inTenant(tenant, async (ctx) => {
      expect(
        await code(openTicket({ ...ctx, actor: clerk }, { ...ask, type: "transfer", accountId, channel: "counter" })),
      ).toBe("request-not-offered");
      expect(await code(openTicket({ ...ctx, actor: clerk }, { ...ask, accountId: newId(), channel: "counter" }))).toBe(
        "not-found",
      );
      expect(await code(openTicket({ ...ctx, actor: clerk }, { ...ask, channel: "counter" }))).toBe("account-needed");
    });
  });

  test("with another's papers, and with papers that already lie with a request", async () => {
    const stranger = await makeResident(tenant);
    const [theirs, mine] = await asTenant(tenant, async (ctx) => [
      await loosePaper(ctx, stranger.userId),
      await loosePaper(ctx, resident.userId),
    ]);
    const open = (documentIds: string[]) =>
      inTenant(tenant, (ctx) => openTicket(ctx, { ...ask, documentIds, channel: "portal" }), { actor: resident });
    expect(await code(open([theirs]))).toBe("document-gone");
    expect(await code(open([mine]))).toBeNull();
    await asTenant(tenant, (ctx) =>
      ctx.tx.update(documents).set({ residentUserId: null }).where(eq(documents.id, mine)),
    );
    expect(await code(open([mine]))).toBe("document-gone");
  });
});
