import { bankFiles, bankOrders, configDocuments, counterShifts, debitMandates } from "@/db/schema";
import { testNow } from "@/db/test/factories";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { csvBankProfile } from "@/tenants/packs/bank-profiles";

type Made = { mine: { tenantId: string; accountId: string }; mark: string };

/** A closed counter shift, a bank's profile with an answer and an order, and a mandate. */
export async function makeCounterIds({ tx, tenant: { id: tenantId } }: Ctx, { mine, mark }: Made) {
  const [shift] = await tx
    .insert(counterShifts)
    .values({
      ...{ tenantId, shiftNo: `BC-${mark}`, clerkId: newId(), clerkName: "张敏", status: "closed" as const },
      ...{ openedAt: testNow, closedAt: testNow, floatMinor: 0n },
    })
    .returning();
  const [profile] = await tx
    .insert(configDocuments)
    .values({
      ...{ tenantId, kind: "bank-profile" as const, slug: `bank-${mark}`, version: 1, status: "published" as const },
      ...{ effectiveFrom: "2020-01-01", body: csvBankProfile, authorName: "test" },
    })
    .returning();
  const [file] = await tx
    .insert(bankFiles)
    .values({
      ...{ tenantId, profileId: profile!.id, profileSlug: profile!.slug, fileName: "answer.csv", storageKey: mark },
      ...{ sha256: mark, sizeBytes: 1, status: "checked" as const, receivedByName: "张敏", good: 1, goodMinor: 1n },
    })
    .returning();
  const [order] = await tx
    .insert(bankOrders)
    .values({
      ...{
        tenantId,
        orderNo: `DK-${mark}`,
        profileId: profile!.id,
        profileSlug: profile!.slug,
        dueUntil: "2026-12-31",
        collectOn: "2026-12-31",
      },
      ...{ status: "ready" as const, lines: 1, sumMinor: 1n, madeByName: "张敏" },
    })
    .returning();
  const [mandate] = await tx
    .insert(debitMandates)
    .values({
      ...{ ...mine, profileSlug: profile!.slug, holderName: "王建国", bankAccountNo: "6222021602001234567" },
      ...{ signedByName: "张敏", validFrom: "2020-01-01" },
    })
    .returning();
  const bank = { bankSlug: profile!.slug, bankOrderId: order!.id, mandateId: mandate!.id };
  return { shiftId: shift!.id, bankFileId: file!.id, ...bank };
}
