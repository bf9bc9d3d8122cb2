import { meterInstalls, meteringKeys, meters, readingLists, readings, registers, usageRuns } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

type Made = { mark: string; servicePoint: { id: string } };

/** A meter that hangs at the account's place, with its first reading, a held one, a platform's key, a file of readings, and a settling. */
export async function makeMeterIds({ tx, tenant }: Ctx, { mark, servicePoint }: Made) {
  const tenantId = tenant.id;
  const [meter] = await tx
    .insert(meters)
    .values({ tenantId, meterNo: `M-${mark}`, service: "heating" })
    .returning();
  const [register] = await tx
    .insert(registers)
    .values({ tenantId, meterId: meter!.id, code: "energy", unit: "kwh", digits: 7 })
    .returning();
  const installedAt = new Date("2026-09-01T04:00:00Z");
  await tx.insert(meterInstalls).values({ tenantId, meterId: meter!.id, servicePointId: servicePoint.id, installedAt });
  const common = { tenantId, registerId: register!.id, source: "staff", takenBy: "test" } as const;
  await tx.insert(readings).values({
    ...common,
    ...{ sourceId: `install-${mark}`, readAt: installedAt, value: "100", status: "validated", occasion: "install" },
  });
  const [reading] = await tx
    .insert(readings)
    .values({
      ...common,
      ...{ sourceId: `held-${mark}`, readAt: new Date("2026-09-20T04:00:00Z"), value: "110", status: "initial" },
      findings: ["high"],
    })
    .returning();
  const [key] = await tx
    .insert(meteringKeys)
    .values({ tenantId, name: "平台", keyHash: mark, keyStart: "mk_test", madeBy: "test" })
    .returning();
  const period = {
    periodFrom: "2026-08-01",
    periodTo: "2026-08-31",
    status: "done",
    startedBy: "test",
    inScope: 0,
  } as const;
  const [run] = await tx
    .insert(usageRuns)
    .values({ tenantId, ...period })
    .returning();
  const [list] = await tx
    .insert(readingLists)
    .values({
      ...{ tenantId, fileName: "a.csv", storageKey: `lists/${mark}`, sha256: mark, sizeBytes: 1, format: "csv" },
      ...{ headerLine: 1, columns: {}, status: "done", uploadedBy: "test" },
    })
    .returning();
  return {
    readingListId: list!.id,
    usageRunId: run!.id,
    meterId: meter!.id,
    registerId: register!.id,
    readingId: reading!.id,
    meteringKeyId: key!.id,
  };
}
