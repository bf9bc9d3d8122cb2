import { carryOutDunning } from "@/server/billing/collections/dunning/carry-out-dunning";
import { decideBatch } from "@/server/billing/collections/dunning/decide-batch";
import { draftDunning } from "@/server/billing/collections/dunning/draft-dunning";
import { listBatches } from "@/server/billing/collections/dunning/list-dunning";
import { publishDunningRules } from "@/server/billing/collections/dunning/publish-dunning-rules";
import type { Play } from "./deeds";

const reminder = {
  ...{ slug: "reminder", daysLate: 7, act: "message", least: "0", name: { zh: "提醒", en: "Reminder" } },
  text: "户号{account}欠费{amount}元，应缴{due}，逾期{days}天。",
};

/** Drafts the first step of dunning, has it approved, and carries it out. */
export async function remindEverybody({ scope }: Play): Promise<void> {
  const batchId = await scope(async (ctx) => {
    await publishDunningRules(ctx, { rules: { steps: [reminder] }, basedOn: 0 });
    await draftDunning(ctx);
    const { rows } = await listBatches(ctx, {});
    await decideBatch(ctx, { batchId: rows[0]!.id, decision: "approve" });
    return rows[0]!.id;
  });
  await carryOutDunning(scope, batchId);
}
