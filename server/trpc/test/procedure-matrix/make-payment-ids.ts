import { eInvoices, instalmentPlans, slipLists, transferSlips } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

type Made = { mark: string; account: { id: string }; bill: { id: string } };

/** A waiting slip of a statement, an instalment plan and an e-invoice of the account. */
export async function makePaymentIds({ tx, tenant }: Ctx, { mark, account, bill }: Made) {
  const mine = { tenantId: tenant.id, accountId: account.id };
  const [list] = await tx
    .insert(slipLists)
    .values({
      ...{
        tenantId: tenant.id,
        fileName: "流水.csv",
        storageKey: `k/${mark}`,
        sha256: mark,
        sizeBytes: 1,
        format: "csv",
      },
      ...{ headerLine: 1, columns: {}, status: "done", uploadedBy: "test" },
    })
    .returning();
  const [slip] = await tx
    .insert(transferSlips)
    .values({
      ...{ tenantId: tenant.id, listId: list!.id, line: 2, bankRef: `R-${mark}`, payerName: "李国强" },
      ...{ payerAccountNo: "", remark: "", amountMinor: 100n, paidOn: "2026-10-01", status: "waiting" },
    })
    .returning();
  const [plan] = await tx
    .insert(instalmentPlans)
    .values({
      ...{ ...mine, totalMinor: 100n, agreedOn: "2026-10-08", agreedBy: "test", status: "open" },
      ...{ lateFees: "pause", whenBroken: "charge", graceDays: 3 },
    })
    .returning();
  const [invoice] = await tx
    .insert(eInvoices)
    .values({
      ...{ ...mine, invoiceNo: `FP-${mark}`, kind: "blue", billId: bill.id, sellerName: "测试热力", status: "issued" },
      ...{ sellerTaxNo: "91370100000000000X", buyerName: "李国强", taxRate: "9", amountMinor: 100n, taxMinor: 8n },
      ...{ lines: [], issuedOn: "2026-10-08", issuedByName: "test", taxNo: "1" },
    })
    .returning();
  return { slipListId: list!.id, slipId: slip!.id, planId: plan!.id, invoiceId: invoice!.id };
}
