import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { configDocuments, tickets, workflowStates } from "@/db/schema";
import { asTenant, makeAccount, makeStaff, makeTenant, testNow } from "@/db/test/factories";
import { errand, publishWorkflows } from "@/db/test/publish-workflows";
import { closePools } from "@/db/tenant";
import { getWorkflowVersion, openTicket } from "@/server/tickets";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { paymentStarter } from "../packs/starter";
import type { Workflow } from "../schemas/workflow";
import { discardDraft } from "./discard-draft";
import { findCurrentDocument } from "./find-current-document";
import { publishDraft } from "./publish-draft";
import { saveDraft } from "./save-draft";

let tenant: Tenant;
let admin: Actor;
beforeAll(async () => {
  admin = { kind: "system", name: "x" };
});
beforeEach(async () => {
  tenant = await makeTenant();
  admin = await makeStaff(tenant, ["admin"]);
});
afterAll(closePools);

const later = new Date(testNow.getTime() + 60_000);
const as = <T>(fn: (ctx: Ctx) => Promise<T>, now = testNow) => asTenant(tenant, fn, { actor: admin, now });
const workflow = (change: (draft: Workflow) => void = () => undefined) => {
  const draft = paymentStarter();
  change(draft);
  return draft;
};
const save = (body: unknown, seenAt: Date | null, now = testNow) =>
  as((ctx) => saveDraft(ctx, { kind: "workflow", slug: "payment", body, seenAt }), now);
const publish = (effectiveFrom: string, seenAt: Date, now = testNow) =>
  as((ctx) => publishDraft(ctx, { kind: "workflow", slug: "payment", effectiveFrom, note: "试行", seenAt }), now);
const current = (day?: string) => as((ctx) => findCurrentDocument(ctx, "workflow", "payment", day));

describe("a draft", () => {
  test("may be as broken as it likes, but not published so", async () => {
    const broken = workflow((draft) => {
      draft.transitions = [];
    });
    const { updatedAt } = await save(broken, null);
    await expect(publish("2026-10-08", updatedAt)).rejects.toMatchObject({ code: "draft-has-errors" });
    await save({ type: "payment" }, updatedAt, later);
    await expect(publish("2026-10-08", later)).rejects.toMatchObject({ code: "draft-has-errors" });
    expect(await current()).toBeNull();
  });

  test("is never overwritten by somebody who did not see its latest words, nor published unseen", async () => {
    const { updatedAt } = await save(workflow(), null);
    await expect(save(workflow(), null)).rejects.toMatchObject({ code: "draft-changed" });
    await save(workflow(), updatedAt, later);
    await expect(save(workflow(), updatedAt)).rejects.toMatchObject({ code: "draft-changed" });
    await expect(publish("2026-10-08", updatedAt)).rejects.toMatchObject({ code: "draft-changed" });
  });

  test("thrown away leaves what is in force alone", async () => {
    const first = await save(workflow(), null);
    await publish("2026-10-08", first.updatedAt);
    await save(workflow(), null, later);
    await as((ctx) => discardDraft(ctx, "workflow", "payment"));
    expect(await current()).toMatchObject({ version: 1, status: "published" });
    await expect(as((ctx) => discardDraft(ctx, "workflow", "payment"))).rejects.toMatchObject({ kind: "not-found" });
  });

  test("of another request type is refused, and so is a day that has passed", async () => {
    const { updatedAt } = await save(
      workflow((draft) => Object.assign(draft, { ...errand, type: "resume-heating" })),
      null,
    );
    await expect(publish("2026-10-07", updatedAt)).rejects.toMatchObject({
      code: "effective-from-past",
      field: "effectiveFrom",
    });
    await expect(publish("2026-10-08", updatedAt)).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("a version", () => {
  test("comes into force on its day, not before, and the newer one wins from its own", async () => {
    const first = await save(workflow(), null);
    await publish("2026-10-08", first.updatedAt);
    const second = await save(
      workflow((draft) => {
        draft.title.zh = "银行转账";
      }),
      null,
      later,
    );
    await publish("2026-11-01", second.updatedAt, later);
    expect(await current("2026-10-07")).toBeNull();
    expect(await current("2026-10-31")).toMatchObject({ version: 1 });
    expect(await current("2026-11-01")).toMatchObject({ version: 2 });
  });

  test("once published makes its states known to the database, once", async () => {
    const { id, updatedAt } = await save(workflow(), null);
    await publish("2026-10-08", updatedAt);
    const states = await as((ctx) =>
      ctx.tx.select({ state: workflowStates.state }).from(workflowStates).where(eq(workflowStates.versionId, id)),
    );
    expect(states.map((row) => row.state).toSorted()).toEqual(
      workflow()
        .states.map((state) => state.key)
        .toSorted(),
    );
    await expect(publish("2026-10-08", updatedAt)).rejects.toMatchObject({ code: "draft-gone" });
  });

  test("carries its running tickets to their end, whatever is published meanwhile", async () => {
    const [versionId] = await publishWorkflows(tenant, errand);
    const { account } = await asTenant(tenant, (ctx) => makeAccount(ctx));
    const opened = await as((ctx) =>
      openTicket(ctx, {
        type: "resume-heating",
        accountId: account.id,
        form: { "contact-phone": "13800001234" },
        documentIds: [],
        channel: "counter",
      }),
    );
    const next = structuredClone(errand);
    next.states = next.states.filter((state) => state.key !== "papers");
    next.initial = "review";
    await as((ctx) =>
      ctx.tx.insert(configDocuments).values({
        tenantId: tenant.id,
        kind: "workflow",
        slug: "resume-heating",
        version: 2,
        status: "published",
        effectiveFrom: "2026-10-01",
        body: next,
        authorName: "x",
      }),
    );
    const [ticket] = await as((ctx) =>
      ctx.tx
        .select()
        .from(tickets)
        .where(and(eq(tickets.tenantId, tenant.id), eq(tickets.id, opened.id))),
    );
    expect(ticket?.workflowVersionId).toBe(versionId);
    const pinned = await as((ctx) => getWorkflowVersion(ctx, ticket!.workflowVersionId));
    expect(pinned.workflow.states.map((state) => state.key)).toContain("papers");
  });
});
