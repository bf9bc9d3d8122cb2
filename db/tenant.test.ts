import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { closePools, withGroup, withSystem, withTenant } from "./tenant";
import { divisions, postings } from "./schema";
import { newId } from "@/server/platform/ids";
import { sqlState } from "@/server/platform/errors";

afterAll(closePools);

const refusal = async (work: Promise<unknown>) => sqlState(await work.catch((error: unknown) => error));
const permissionDenied = "42501";

describe("withTenant", () => {
  test("one subsidiary neither sees nor writes another's rows", async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    await withTenant({ tenantId: theirs, as: "tenant" }, (tx) =>
      tx.insert(divisions).values({ id: newId(), tenantId: theirs, code: "01", name: "东区" }),
    );
    const seen = await withTenant({ tenantId: mine, as: "tenant" }, (tx) => tx.select().from(divisions));
    expect(seen).toEqual([]);
    const intrusion = withTenant({ tenantId: mine, as: "tenant" }, (tx) =>
      tx.insert(divisions).values({ id: newId(), tenantId: theirs, code: "02", name: "西区" }),
    );
    expect(await refusal(intrusion)).toBe(permissionDenied);
  });

  test("the next user of a connection inherits nothing of the last one's role or subsidiary", async () => {
    await withTenant({ tenantId: randomUUID(), as: "tenant" }, (tx) => tx.execute(sql`select 1`));
    const left = await withSystem((tx) =>
      tx.execute(sql`select current_setting('app.tenant_id', true) as tenant, current_user as role`),
    );
    expect(left.rows[0]?.tenant ?? "").toBe("");
    expect(left.rows[0]?.role).toBe("app_system");
  });

  test("a failure rolls everything back", async () => {
    const tenantId = randomUUID();
    const work = withTenant({ tenantId, as: "tenant" }, async (tx) => {
      await tx.insert(divisions).values({ id: newId(), tenantId, code: "01", name: "东区" });
      throw new Error("changed my mind");
    });
    await expect(work).rejects.toThrow("changed my mind");
    expect(await withTenant({ tenantId, as: "tenant" }, (tx) => tx.select().from(divisions))).toEqual([]);
  });

  test("an error of the database that was swallowed inside does not pass for a commit", async () => {
    const work = withTenant({ tenantId: randomUUID(), as: "tenant" }, async (tx) => {
      await tx.execute(sql`select 1 / 0`).catch(() => undefined);
    });
    await expect(work).rejects.toThrow(/aborted/);
  });

  test("a read-only transaction cannot write", async () => {
    const tenantId = randomUUID();
    const work = withTenant(
      { tenantId, as: "tenant" },
      (tx) => tx.insert(divisions).values({ id: newId(), tenantId, code: "01", name: "东区" }),
      { readOnly: true },
    );
    expect(await refusal(work)).toBe("25006");
  });

  test("what is not a uuid never reaches a setting", async () => {
    const work = async () => withTenant({ tenantId: "x'; reset role; --", as: "tenant" }, async () => 1);
    await expect(work()).rejects.toThrow(/uuid/);
  });

  test("nobody rewrites the ledger: a posting can be neither updated nor deleted", async () => {
    const scope = { tenantId: randomUUID(), as: "tenant" } as const;
    expect(await refusal(withTenant(scope, (tx) => tx.update(postings).set({ amountMinor: 1n })))).toBe(
      permissionDenied,
    );
    expect(await refusal(withTenant(scope, (tx) => tx.delete(postings)))).toBe(permissionDenied);
  });
});

describe("withGroup and withSystem", () => {
  test("headquarters may not read a subsidiary's rows, nor write its own roll-ups", async () => {
    const groupId = randomUUID();
    expect(await refusal(withGroup(groupId, (tx) => tx.select().from(divisions)))).toBe(permissionDenied);
    expect(await refusal(withGroup(groupId, (tx) => tx.execute(sql`delete from daily_rollups`)))).toMatch(
      /42501|25006/,
    );
  });

  test("the system role holds no right to a subsidiary's rows", async () => {
    expect(await refusal(withSystem((tx) => tx.select().from(postings)))).toBe(permissionDenied);
  });
});
