import type { z } from "zod";
import { correctUsage, lockAccount, previewUsage } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import { insertProposal } from "./insert-proposal";
import type { Adjustment } from "./move-adjustment";
import type { meteringInput, proposeMeteringInput } from "./schemas";

type Kind = Adjustment["kind"];

/** Whether an adjustment corrects what a meter counted: it then makes the bills right instead of posting a sum of its own. */
export const isMetering = (kind: Kind): boolean => kind === "usage-less" || kind === "usage-more";

/** What the bills would be with the corrected quantity. @throws as `previewUsage` */
export async function previewMetering(ctx: Ctx, input: z.infer<typeof meteringInput>) {
  const { usage, bills, beforeMinor, afterMinor } = await previewUsage(ctx, input);
  const [bill] = bills;
  return { usage, bill, beforeMinor, afterMinor, changeMinor: afterMinor - beforeMinor };
}

/** Proposes to correct what was metered in a past period. @throws as `previewMetering`, `usage-same-bill`, `correction-needs-evidence` */
export async function proposeMetering(ctx: Ctx, input: z.infer<typeof proposeMeteringInput>): Promise<Adjustment> {
  await lockAccount(ctx, input.accountId);
  const { usage, bill, beforeMinor, afterMinor, changeMinor } = await previewMetering(ctx, input);
  if (changeMinor === 0n) throw conflict("usage-same-bill");
  if (input.documentIds.length === 0) throw invalid("correction-needs-evidence", {}, "documentIds");
  const { accountId, reason, documentIds, idempotencyKey } = input;
  return insertProposal(ctx, {
    ...{ accountId, reason, documentIds, idempotencyKey },
    kind: changeMinor < 0n ? "usage-less" : "usage-more",
    amountMinor: changeMinor < 0n ? -changeMinor : changeMinor,
    billId: bill?.id ?? null,
    effectiveOn: dayOf(ctx.now, ctx.tenant.timezone),
    basis: {
      ...{ usageId: usage.id, unit: usage.unit, fromQuantity: usage.quantity, toQuantity: input.quantity },
      ...{ billMinor: beforeMinor.toString(), afterBillMinor: afterMinor.toString(), fromBillNo: bill?.billNo ?? "" },
    },
  });
}

/** Lets an approved correction take effect; the bills must move by the very sum that was approved. @throws `usage-moved-on` */
export async function applyMetering(ctx: Ctx, { basis, kind, amountMinor, reason }: Adjustment): Promise<string> {
  const { usageId = "", toQuantity = "" } = basis;
  const done = await correctUsage(ctx, { usageId, quantity: toQuantity, reason });
  const approved = kind === "usage-less" ? -amountMinor : amountMinor;
  if (done.afterMinor - done.beforeMinor !== approved) throw conflict("usage-moved-on");
  return done.usage.id;
}

/** Takes a correction back: the former quantity is believed again. @throws `usage-gone` when it was corrected once more */
export async function undoMetering(ctx: Ctx, { basis, reason }: Adjustment): Promise<void> {
  const { correctedUsageId = "", fromQuantity = "" } = basis;
  await correctUsage(ctx, { usageId: correctedUsageId, quantity: fromQuantity, reason });
}
