import { and, asc, desc, eq, gt, lt } from "drizzle-orm";
import { accounts, bills, configDocuments, dunningBatches, dunningItems, workOrders } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { dunningSchema } from "@/tenants/schemas/dunning";

const pageSize = 50;
const batchPage = 30;

/** Batches with the name that their step had when they were drafted, the newest first. */
export async function listBatches({ tx, tenant }: Ctx, { before }: { before?: string | undefined }) {
  const rows = await tx
    .select({ batch: dunningBatches, body: configDocuments.body })
    .from(dunningBatches)
    .innerJoin(
      configDocuments,
      and(eq(configDocuments.tenantId, tenant.id), eq(configDocuments.id, dunningBatches.rulesId)),
    )
    .where(and(eq(dunningBatches.tenantId, tenant.id), before ? lt(dunningBatches.id, before) : undefined))
    .orderBy(desc(dunningBatches.id))
    .limit(batchPage + 1);
  const page = rows.slice(0, batchPage).map(({ batch, body }) => ({ ...batch, ...stepIn(body, batch.step) }));
  return { rows: page, next: rows.length > batchPage ? page.at(-1)!.id : null };
}

/** One batch with the words of its step. */
export async function getBatch({ tx, tenant }: Ctx, batchId: string) {
  const [row] = await tx
    .select({ batch: dunningBatches, body: configDocuments.body })
    .from(dunningBatches)
    .innerJoin(
      configDocuments,
      and(eq(configDocuments.tenantId, tenant.id), eq(configDocuments.id, dunningBatches.rulesId)),
    )
    .where(and(eq(dunningBatches.tenantId, tenant.id), eq(dunningBatches.id, batchId)));
  if (!row) throw notFound();
  return { ...row.batch, ...stepIn(row.body, row.batch.step) };
}

function stepIn(body: unknown, slug: string) {
  const step = dunningSchema.parse(body).steps.find((one) => one.slug === slug);
  return { name: step?.name ?? { zh: slug, en: slug }, text: step?.text ?? "" };
}

/** The accounts of a batch, fifty at a time. */
export async function listItems(ctx: Ctx, { batchId, after }: { batchId: string; after?: string | undefined }) {
  const { tx, tenant } = ctx;
  await getBatch(ctx, batchId);
  const rows = await tx
    .select({
      id: dunningItems.id,
      accountId: accounts.id,
      accountNo: accounts.accountNo,
      address: accounts.address,
      billId: bills.id,
      billNo: bills.billNo,
      dueOn: dunningItems.dueOn,
      owedMinor: dunningItems.owedMinor,
      state: dunningItems.state,
      skippedFor: dunningItems.skippedFor,
      workOrderNo: workOrders.workOrderNo,
    })
    .from(dunningItems)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, dunningItems.accountId)))
    .innerJoin(bills, and(eq(bills.tenantId, tenant.id), eq(bills.id, dunningItems.billId)))
    .leftJoin(workOrders, and(eq(workOrders.tenantId, tenant.id), eq(workOrders.id, dunningItems.workOrderId)))
    .where(
      and(
        eq(dunningItems.tenantId, tenant.id),
        eq(dunningItems.batchId, batchId),
        after ? gt(dunningItems.id, after) : undefined,
      ),
    )
    .orderBy(asc(dunningItems.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  return { rows: page, next: rows.length > pageSize ? page.at(-1)!.id : null };
}
