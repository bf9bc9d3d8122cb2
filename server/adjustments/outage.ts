import type { z } from "zod";
import { lockAccount } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf, instantAt } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import { insertProposal } from "./insert-proposal";
import type { Adjustment } from "./move-adjustment";
import type { outageInput, proposeOutageInput } from "./schemas";
import { chargedDays, getHeatBill, shareOf } from "./heat-bill";
import { readRefundRules, refuseDaysGivenBack } from "./service-refund";

/**
 * What an outage longer than the rule's hours gives back: heat charged ÷ days charged × the days that it touched, both
 * ends counted. @throws `outage-too-short`, `outage-in-future`, `cold-days-outside-bill`, `days-given-back`
 */
export async function previewOutage(ctx: Ctx, input: z.infer<typeof outageInput>) {
  const bill = await getHeatBill(ctx, input);
  const [from, to] = [input.from.slice(0, 10), input.to.slice(0, 10)];
  const [began, ended] = [instantAt(input.from, ctx.tenant.timezone), instantAt(input.to, ctx.tenant.timezone)];
  const { rules, version } = await readRefundRules(ctx, from);
  const { beyondHours, percent } = rules.outage;
  const hours = (ended.getTime() - began.getTime()) / 3_600_000;
  if (ended > ctx.now) throw invalid("outage-in-future", {}, "to");
  if (hours <= beyondHours) throw conflict("outage-too-short", { hours: beyondHours });
  if (from < bill.from || to > bill.to)
    throw invalid("cold-days-outside-bill", { from: bill.from, to: bill.to }, "from");
  await refuseDaysGivenBack(ctx, { accountId: input.accountId, season: bill.season }, [{ from, to }]);
  const days = chargedDays(bill, { from, to });
  return { bill, version, percent, days, from, to, amountMinor: shareOf(bill, { from, to }, percent) };
}

/** Proposes what an outage gives back. @throws as `previewOutage` */
export async function proposeOutage(ctx: Ctx, input: z.infer<typeof proposeOutageInput>): Promise<Adjustment> {
  await lockAccount(ctx, input.accountId);
  const { bill, version, percent, days, amountMinor } = await previewOutage(ctx, input);
  const { accountId, reason, documentIds, idempotencyKey } = input;
  return insertProposal(ctx, {
    ...{ accountId, reason, documentIds, idempotencyKey, amountMinor },
    kind: "outage",
    billId: bill.id,
    season: bill.season,
    effectiveOn: dayOf(ctx.now, ctx.tenant.timezone),
    basis: {
      outageFrom: input.from,
      outageTo: input.to,
      ...(bill.even && { of: bill.days }),
      ...{ days, percent, billMinor: bill.heatMinor.toString(), ruleVersion: version },
      fromBillNo: bill.billNo,
    },
  });
}
