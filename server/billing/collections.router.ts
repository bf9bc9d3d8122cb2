import { router, staff } from "@/server/trpc/init";
import { closeBillDispute, disputeBill } from "./collections/disputes/dispute-bill";
import { listDisputes } from "./collections/disputes/list-disputes";
import { decideBatch } from "./collections/dunning/decide-batch";
import { findDunningRules } from "./collections/dunning/find-dunning-rules";
import { getBatch, listBatches, listItems } from "./collections/dunning/list-dunning";
import { publishDunningRules } from "./collections/dunning/publish-dunning-rules";
import { agreePlan, previewPlan } from "./collections/instalments/agree-plan";
import { listPlans } from "./collections/instalments/list-plans";
import { withdrawPlan } from "./collections/instalments/withdraw-plan";
import { listPromises } from "./collections/promises/list-promises";
import { takePromise } from "./collections/promises/take-promise";
import { withdrawPromise } from "./collections/promises/withdraw-promise";
import {
  batchInput,
  batchItemsInput,
  closeBillDisputeInput,
  decideBatchInput,
  disputeBillInput,
  disputesInput,
  pageInput,
  planIdInput,
  planInput,
  planPreviewInput,
  promiseIdInput,
  promiseInput,
  rulesInput,
} from "./collections/schemas";

export const staffCollectionsRouter = router({
  "list-batches": staff("collections.read")
    .input(pageInput)
    .query(({ ctx, input }) => listBatches(ctx, input)),
  "get-batch": staff("collections.read")
    .input(batchInput)
    .query(({ ctx, input }) => getBatch(ctx, input.batchId)),
  "list-items": staff("collections.read")
    .input(batchItemsInput)
    .query(({ ctx, input }) => listItems(ctx, input)),
  "decide-batch": staff("collections.decide")
    .input(decideBatchInput)
    .mutation(({ ctx, input }) => decideBatch(ctx, input)),
  rules: staff("collections.read").query(({ ctx }) => findDunningRules(ctx)),
  "publish-rules": staff("collections.set-rules")
    .input(rulesInput)
    .mutation(({ ctx, input }) => publishDunningRules(ctx, input)),
  "list-promises": staff("collections.read")
    .input(pageInput)
    .query(({ ctx, input }) => listPromises(ctx, input)),
  "take-promise": staff("collections.promise")
    .input(promiseInput)
    .mutation(({ ctx, input }) => takePromise(ctx, input)),
  "withdraw-promise": staff("collections.promise")
    .input(promiseIdInput)
    .mutation(({ ctx, input }) => withdrawPromise(ctx, input.promiseId)),
  "list-plans": staff("collections.read")
    .input(pageInput)
    .query(({ ctx, input }) => listPlans(ctx, input)),
  "preview-plan": staff("collections.agree-plan")
    .input(planPreviewInput)
    .query(({ ctx, input }) => previewPlan(ctx, input.accountNo)),
  "agree-plan": staff("collections.agree-plan")
    .input(planInput)
    .mutation(({ ctx, input }) => agreePlan(ctx, input)),
  "withdraw-plan": staff("collections.agree-plan")
    .input(planIdInput)
    .mutation(({ ctx, input }) => withdrawPlan(ctx, input.planId)),
  "list-disputes": staff("collections.read")
    .input(disputesInput)
    .query(({ ctx, input }) => listDisputes(ctx, input)),
  "dispute-bill": staff("collections.dispute")
    .input(disputeBillInput)
    .mutation(({ ctx, input }) => disputeBill(ctx, input)),
  "close-dispute": staff("collections.dispute")
    .input(closeBillDisputeInput)
    .mutation(({ ctx, input }) => closeBillDispute(ctx, input)),
});
