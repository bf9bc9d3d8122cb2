import { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readingLists, readings } from "@/db/schema";
import { asTenant, systemActor, testNow } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import type { Door } from "@/server/trpc/door";
import { makeMeteredHome, makeMeteredTenant } from "../test/metered-home";
import { getReadingList, listReadingLines } from "./get-reading-list";
import { readReadingList } from "./read-reading-list";
import { uploadReadings } from "./upload-readings";

const doorOf = (tenant: Tenant): Door => ({
  ...{ tenant, actor: systemActor, now: testNow },
  run: (fn) => asTenant(tenant, fn),
});
const send = (tenant: Tenant, text: string | Buffer, name = "十月.csv") =>
  uploadReadings(doorOf(tenant), name, Readable.toWeb(Readable.from([Buffer.from(text)])) as ReadableStream);
const work = (tenant: Tenant, listId: string) => readReadingList({ tenantId: tenant.id, listId });
const told = (tenant: Tenant, listId: string) =>
  asTenant(tenant, async (ctx) => ({
    ...(await getReadingList(ctx, listId)),
    lines: (await listReadingLines(ctx, { listId })).rows,
  }));

test("a list is taken in line by line; what is wrong or odd is told with its line, and spoils no other", async () => {
  const { tenant, home } = await makeMeteredTenant();
  const other = await asTenant(tenant, (ctx) => makeMeteredHome(ctx));
  const { id } = await send(
    tenant,
    [
      "二月抄表清单,,,",
      "表号,本次读数,抄表日期,单位",
      `${home.meterNo},12.5,2026-02-01,m³`,
      `${other.meterNo},9000,2026/2/1,`,
      "nobody,5,2026-02-01,",
      `${home.meterNo},13,2026年3月1日,kWh`,
      `${home.meterNo},,2026-03-01,`,
      `${home.meterNo},14,soon,`,
      `${home.meterNo},99,2027-02-01,`,
    ].join("\n"),
  );
  await work(tenant, id);
  const list = await told(tenant, id);
  expect(list).toMatchObject({ status: "done", taken: 1, held: 1, refused: 5, already: 0 });
  expect(list.lines.map(({ line, reasons }) => [line, reasons])).toEqual([
    [4, ["high"]],
    [5, ["unknown-meter"]],
    [6, ["unit-differs"]],
    [7, ["bad-row"]],
    [8, ["bad-instant"]],
    [9, ["future"]],
  ]);
});

test("the same file twice is one list, a mended file brings only what is new, and a killed reader goes on", async () => {
  const { tenant } = await makeMeteredTenant();
  const homes = await asTenant(tenant, async (ctx) => {
    const made = [];
    for (let index = 0; index < 450; index++) made.push(await makeMeteredHome(ctx));
    return made;
  });
  const rows = homes.map(({ meterNo }, index) => `${meterNo},${10 + (index % 7)},2026-02-01`);
  const text = ["表号,读数,抄表日期", ...rows].join("\r\n");
  const { id } = await send(tenant, text);
  expect((await send(tenant, text)).id).toBe(id);
  // Three workers at once on the three batches: whoever comes second finds the lines behind the mark.
  await Promise.all([work(tenant, id), work(tenant, id), work(tenant, id)]);
  expect(await told(tenant, id)).toMatchObject({ status: "done", taken: 450, already: 0, refused: 0 });
  const mended = await send(tenant, `${text}\r\n${homes[0]!.meterNo},20,2026-03-01`);
  await work(tenant, mended.id);
  expect(await told(tenant, mended.id)).toMatchObject({ taken: 1, already: 450 });
  const stored = await asTenant(tenant, (ctx) =>
    ctx.tx
      .select({ id: readings.id })
      .from(readings)
      .where(and(eq(readings.tenantId, tenant.id), eq(readings.source, "list"))),
  );
  expect(stored).toHaveLength(451);
}, 60_000);

test("a file without a column that is needed is refused, and leaves nothing", async () => {
  const { tenant } = await makeMeteredTenant();
  await expect(send(tenant, "表号,抄表日期\nT1,2026-02-01")).rejects.toMatchObject({
    code: "metering-list-without-value",
  });
  const left = await asTenant(tenant, (ctx) =>
    ctx.tx.select().from(readingLists).where(eq(readingLists.tenantId, tenant.id)),
  );
  expect(left).toEqual([]);
});

test("a list in the character set of Chinese spreadsheets is understood", async () => {
  const { tenant, home } = await makeMeteredTenant();
  // "表号,读数,抄表日期" in GB18030.
  const head = Buffer.from("b1edbac52cb6c1cafd2cb3adb1edc8d5c6da0a", "hex");
  const { id } = await send(tenant, Buffer.concat([head, Buffer.from(`${home.meterNo},12,2026-02-01\n`)]));
  await work(tenant, id);
  expect(await told(tenant, id)).toMatchObject({ status: "done", taken: 1 });
});
