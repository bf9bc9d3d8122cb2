import { billDisputes, configDocuments, dunningBatches, dunningItems, paymentPromises } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

type Made = { mark: string; account: { id: string }; bill: { id: string } };

/** A dunning batch with the account in it, its promise to pay, and its bill in dispute. */
export async function makeCollectionIds({ tx, tenant }: Ctx, { mark, account, bill }: Made) {
  const mine = { tenantId: tenant.id, accountId: account.id };
  const document = { kind: "dunning", slug: `dunning-${mark}`, status: "retired", authorName: "test" } as const;
  const [rules] = await tx
    .insert(configDocuments)
    .values({ ...document, tenantId: tenant.id, version: 1, body: { steps: [] } })
    .returning();
  // A neighbour of the same subsidiary has a batch too.
  const step = `reminder-${mark}`;
  const [batch] = await tx
    .insert(dunningBatches)
    .values({
      ...{ tenantId: tenant.id, rulesId: rules!.id, step, act: "message", draftedOn: "2026-10-08" },
      ...{ status: "drafted", accounts: 1, totalMinor: 267_000n },
    })
    .returning();
  await tx.insert(dunningItems).values({
    ...{ ...mine, batchId: batch!.id, billId: bill.id, step, owedMinor: 267_000n },
    ...{ dueOn: "2026-09-30", state: "drafted" },
  });
  const [promise] = await tx
    .insert(paymentPromises)
    .values({
      ...{ ...mine, amountMinor: 100n, promisedOn: "2026-10-08", payBy: "2026-10-20" },
      ...{ takenBy: "test", status: "open" },
    })
    .returning();
  await tx
    .insert(billDisputes)
    .values({ ...mine, billId: bill.id, reason: "面积不符", openedOn: "2026-10-08", openedBy: "test" });
  return { batchId: batch!.id, promiseId: promise!.id };
}
