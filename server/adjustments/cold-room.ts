import type { z } from "zod";
import type { ColdDays } from "@/db/schema";
import { lockAccount } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf, instantAt } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import type { RefundRules } from "@/tenants/schemas/refund-rules";
import { chargedDays, getHeatBill, type HeatBill, shareOf, type Span } from "./heat-bill";
import { insertProposal } from "./insert-proposal";
import type { Adjustment } from "./move-adjustment";
import type { coldRoomInput, proposeColdRoomInput } from "./schemas";
import { readRefundRules, refuseDaysGivenBack } from "./service-refund";

type Input = z.infer<typeof coldRoomInput>;

/** The step of the rule that a temperature falls into: of all bounds it lies below, the lowest; null when it is warm enough. */
export function coldStep(rules: RefundRules, celsius: string): string | null {
  const below = rules.coldRoom.steps.filter((step) => Number(celsius) < Number(step.below));
  return below.toSorted((a, b) => Number(a.below) - Number(b.below))[0]?.percent ?? null;
}

/**
 * What a cold room gives back: of the heat charged for each day since the complaint the step's share, each span rounded
 * once; days count at both ends. The company's own lateness with the test costs the resident nothing, it is marked.
 * @throws `test-before-complaint`, `room-mended-in-time`, `cold-days-outside-bill`, `cold-days-before-complaint`,
 * `cold-days-overlap`, `room-warm-enough`, `days-given-back`
 */
export async function previewColdRoom(ctx: Ctx, input: Input) {
  const { rules, version } = await readRefundRules(ctx, input.complainedAt.slice(0, 10));
  const bill = await getHeatBill(ctx, input, rules.coldRoom.fixedPercent);
  const testedLate = checkTest(ctx, input, rules);
  const spans = input.readings.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  checkDays(ctx, input, bill, spans);
  const cold = spans.flatMap(({ from, to, celsius }): ColdDays[] => {
    const percent = coldStep(rules, celsius);
    if (!percent) return [];
    const amountMinor = shareOf(bill, { from, to }, percent).toString();
    return [{ from, to, celsius, percent, days: chargedDays(bill, { from, to }), amountMinor }];
  });
  const amountMinor = cold.reduce((sum, span) => sum + BigInt(span.amountMinor), 0n);
  if (amountMinor === 0n) throw conflict("room-warm-enough", { celsius: highestBound(rules) });
  await refuseDaysGivenBack(ctx, { accountId: input.accountId, season: bill.season }, cold);
  return { bill, rules, version, testedLate, cold, amountMinor };
}

/** Proposes what a cold room gives back; the papers of the test go with it. @throws as `previewColdRoom`, `test-needs-evidence` */
export async function proposeColdRoom(ctx: Ctx, input: z.infer<typeof proposeColdRoomInput>): Promise<Adjustment> {
  await lockAccount(ctx, input.accountId);
  const { bill, version, testedLate, cold, amountMinor } = await previewColdRoom(ctx, input);
  if (input.documentIds.length === 0) throw invalid("test-needs-evidence", {}, "documentIds");
  const { accountId, reason, documentIds, idempotencyKey, complainedAt, testedAt, warmAt } = input;
  return insertProposal(ctx, {
    ...{ accountId, reason, documentIds, idempotencyKey, amountMinor },
    kind: "cold-room",
    billId: bill.id,
    season: bill.season,
    effectiveOn: dayOf(ctx.now, ctx.tenant.timezone),
    basis: {
      ...{ complainedAt, testedAt },
      ...(testedLate && { testedLate }),
      ...(warmAt && { warmAt }),
      ...(bill.even && { of: bill.days }),
      ...{ cold, billMinor: bill.heatMinor.toString(), ruleVersion: version, fromBillNo: bill.billNo },
    },
  });
}

/** Whether the test came later than the rule demands; refuses one out of order and a room that was mended in time. */
function checkTest(ctx: Ctx, { complainedAt, testedAt, warmAt }: Input, { coldRoom }: RefundRules): boolean {
  const at = (moment: string) => instantAt(moment, ctx.tenant.timezone).getTime();
  const hoursTo = (moment: string) => (at(moment) - at(complainedAt)) / 3_600_000;
  if (hoursTo(testedAt) < 0 || at(testedAt) > ctx.now.getTime()) throw invalid("test-before-complaint", {}, "testedAt");
  if (warmAt && (at(warmAt) < at(testedAt) || at(warmAt) > ctx.now.getTime()))
    throw invalid("warm-before-test", {}, "warmAt");
  const { repairWithinHours: hours } = coldRoom;
  if (warmAt && hours > 0 && hoursTo(warmAt) <= hours) throw conflict("room-mended-in-time", { hours });
  return hoursTo(testedAt) > coldRoom.testWithinHours;
}

/** Days of the bill that have come, from the complaint until the room was warm, each once. */
function checkDays(ctx: Ctx, { complainedAt, warmAt }: Input, bill: HeatBill, spans: Span[]): void {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const last = [bill.to, today, ...(warmAt ? [warmAt.slice(0, 10)] : [])].toSorted()[0]!;
  const complainedOn = complainedAt.slice(0, 10);
  let before = "";
  for (const { from, to } of spans) {
    if (from > to || from < bill.from || to > last)
      throw invalid("cold-days-outside-bill", { from: bill.from, to: last }, "readings");
    if (from < complainedOn) throw invalid("cold-days-before-complaint", { day: complainedOn }, "readings");
    if (from <= before) throw invalid("cold-days-overlap", { day: from }, "readings");
    before = to;
  }
}

const highestBound = (rules: RefundRules) =>
  rules.coldRoom.steps.reduce((most, step) => (Number(step.below) > Number(most) ? step.below : most), "0");
