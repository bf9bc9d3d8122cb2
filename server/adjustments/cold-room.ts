import type { z } from "zod";
import type { ColdDays } from "@/db/schema";
import { lockAccount } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf, daysBetween, instantAt } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import type { RefundRules } from "@/tenants/schemas/refund-rules";
import { insertProposal } from "./insert-proposal";
import type { Adjustment } from "./move-adjustment";
import type { coldRoomInput, proposeColdRoomInput } from "./schemas";
import { getHeatBill, readRefundRules, refuseDaysGivenBack, shareOf } from "./service-refund";

type Input = z.infer<typeof coldRoomInput>;

/** The step of the rule that a temperature falls into: of all bounds it lies below, the lowest; null when it is warm enough. */
export function coldStep(rules: RefundRules, celsius: string): string | null {
  const below = rules.coldRoom.steps.filter((step) => Number(celsius) < Number(step.below));
  return below.toSorted((a, b) => Number(a.below) - Number(b.below))[0]?.percent ?? null;
}

/**
 * What a cold room gives back: heat charged ÷ days charged × days × the step's share, each span rounded once; days
 * count at both ends. @throws `test-too-late`, `test-before-complaint`, `cold-days-outside-bill`, `cold-days-overlap`, `room-warm-enough`, `days-given-back`
 */
export async function previewColdRoom(ctx: Ctx, input: Input) {
  const bill = await getHeatBill(ctx, input.accountId, input.billId);
  const complainedOn = input.complainedAt.slice(0, 10);
  const { rules, version } = await readRefundRules(ctx, complainedOn);
  checkTest(ctx, input, rules);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const spans = input.readings.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const cold: ColdDays[] = [];
  let last = "";
  for (const { from, to, celsius } of spans) {
    if (from > to || from < bill.from || to > bill.to || to > today)
      throw invalid("cold-days-outside-bill", { from: bill.from, to: bill.to < today ? bill.to : today }, "readings");
    if (from <= last) throw invalid("cold-days-overlap", { day: from }, "readings");
    last = to;
    const percent = coldStep(rules, celsius);
    if (!percent) continue;
    const days = daysBetween(from, to) + 1;
    cold.push({
      from,
      to,
      celsius,
      percent,
      days,
      amountMinor: `${shareOf(bill.heatMinor, days, bill.days, percent)}`,
    });
  }
  const amountMinor = cold.reduce((sum, span) => sum + BigInt(span.amountMinor), 0n);
  if (amountMinor === 0n) throw conflict("room-warm-enough", { celsius: highestBound(rules) });
  await refuseDaysGivenBack(ctx, { accountId: input.accountId, season: bill.season }, cold);
  return { bill, rules, version, cold, amountMinor };
}

/** Proposes what a cold room gives back; the papers of the test go with it. @throws as `previewColdRoom`, `test-needs-evidence` */
export async function proposeColdRoom(ctx: Ctx, input: z.infer<typeof proposeColdRoomInput>): Promise<Adjustment> {
  await lockAccount(ctx, input.accountId);
  const { bill, version, cold, amountMinor } = await previewColdRoom(ctx, input);
  if (input.documentIds.length === 0) throw invalid("test-needs-evidence", {}, "documentIds");
  const { accountId, reason, documentIds, idempotencyKey } = input;
  return insertProposal(ctx, {
    ...{ accountId, reason, documentIds, idempotencyKey, amountMinor },
    kind: "cold-room",
    billId: bill.id,
    season: bill.season,
    effectiveOn: dayOf(ctx.now, ctx.tenant.timezone),
    basis: {
      complainedAt: input.complainedAt,
      testedAt: input.testedAt,
      ...{ cold, of: bill.days, billMinor: bill.heatMinor.toString(), ruleVersion: version, fromBillNo: bill.billNo },
    },
  });
}

function checkTest(ctx: Ctx, { complainedAt, testedAt }: Input, rules: RefundRules): void {
  const tested = instantAt(testedAt, ctx.tenant.timezone);
  const hours = (tested.getTime() - instantAt(complainedAt, ctx.tenant.timezone).getTime()) / 3_600_000;
  if (hours < 0 || tested > ctx.now) throw invalid("test-before-complaint", {}, "testedAt");
  if (hours > rules.coldRoom.testWithinHours)
    throw invalid("test-too-late", { hours: rules.coldRoom.testWithinHours }, "testedAt");
}

const highestBound = (rules: RefundRules) =>
  rules.coldRoom.steps.reduce((most, step) => (Number(step.below) > Number(most) ? step.below : most), "0");
