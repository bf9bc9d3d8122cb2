import { documents, type payments } from "@/db/schema";
import type { makeAccount } from "@/db/test/factories";
import { approveAdjustment, proposeAdjustment } from "@/server/adjustments";
import { proposal } from "@/server/adjustments/test/make-billed";
import { correctBill, listOpenBills, takePayment } from "@/server/billing";
import type { Scope } from "@/server/billing/runs/bill-season";
import { heatingTariff, winter } from "@/server/billing/test/tariffs";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { changeAreas } from "@/server/supply/dated/change-areas";
import { listAgreements } from "@/server/supply/list-agreements";
import { noMove, ticketOf } from "@/server/supply/test/ticket-of";
import { effects } from "@/server/tickets/workflow/effects";

export const [first, second, third] = ["2024-2025", "2025-2026", "2026-2027"] as const;
/** First and last day of the third winter. */
export const winterDays = { periodFrom: "2026-11-15", periodTo: "2027-03-15" };
export const lateFee = { ratePerDay: "0.005", graceDays: 100, capPercent: "1" };

/** A season has 121 days, 15 November to 15 March, and its bills are due at the end of the year. */
const seasons = [2024, 2025, 2026].map((year) => ({
  ...winter,
  slug: `${year}-${year + 1}`,
  ...{ from: `${year}-11-15`, to: `${year + 1}-03-15`, applyFrom: `${year}-09-01`, applyBy: `${year}-10-31` },
  dueOn: `${year}-12-31`,
}));
export const tariffOf = (more: Parameters<typeof heatingTariff>[0] = {}) =>
  heatingTariff({ seasons, waiver: { kind: "per-area", price: "3.00", priceClasses: ["residential"] }, ...more });

type Payment = typeof payments.$inferSelect;
type Home = Awaited<ReturnType<typeof makeAccount>>;
/** Who holds a home: what bills are made for. */
export type Holder = { account: { id: string }; agreement: { id: string } };

/** Everybody of the story; who comes later, and what has to be remembered from one day to another. */
export type Homes = Record<"wang" | "li" | "zhao" | "chen" | "shop" | "sun", Home> & {
  clerk: Actor;
  chief: Actor;
  headquarters: Extract<Actor, { kind: "hq" }>;
  heir?: Holder;
  buyer?: Holder;
  zhou?: Holder;
  loft?: string;
  overpaid?: Payment;
  refund?: string;
  asked?: string;
};

/** A day in the company's own hands: transactions as its worker opens them, on that morning. */
export type Play = { tenant: Tenant; at: Date; scope: Scope };

export type Event = {
  day: PlainDate;
  /** What all owe together that evening, in 分; the arithmetic stands above it. */
  owed: bigint;
  /** Done by the house's own run, not by somebody at a desk. */
  run?: boolean;
  /** What the event says about an earlier day, in 分 and hundredths of m². */
  late?: { effectiveOn: PlainDate; owed?: bigint; area?: bigint };
} & (
  | { act: (ctx: Ctx, homes: Homes) => Promise<unknown>; alone?: never }
  | { act?: never; alone: (play: Play, homes: Homes) => Promise<unknown> }
);

/** Somebody pays at the counter. */
export const pay = (ctx: Ctx, { account }: Holder, amountMinor: bigint) =>
  takePayment(ctx, { accountId: account.id, amountMinor, method: "cash" });

/** Makes the bills of seasons right by what is known now. */
export async function correct(ctx: Ctx, { agreement }: Holder, ...slugs: string[]): Promise<void> {
  for (const season of slugs) await correctBill(ctx, { agreementId: agreement.id, season, reason: "更正" });
}

/** Gives the areas of a home (or those named) other facts from a day on. */
export const areaOf = (
  ctx: Ctx,
  { agreement }: Holder,
  from: PlainDate,
  change: Parameters<typeof changeAreas>[1]["change"],
  areaNos?: string[],
) => changeAreas(ctx, { agreementId: agreement.id, from, change, ...(areaNos ? { areaNos } : {}) });

type Sum = Omit<Parameters<typeof proposal>[0], "accountId">;

/** A clerk lays a sum before the chief, who approves it the same morning. */
export async function adjust(ctx: Ctx, { clerk, chief }: Homes, accountId: string, sum: Sum): Promise<string> {
  const { id: adjustmentId } = await proposeAdjustment({ ...ctx, actor: clerk }, proposal({ accountId, ...sum }));
  await approveAdjustment({ ...ctx, actor: chief }, { adjustmentId, note: "同意" });
  return adjustmentId;
}

/** The open bill of an account that has been due longest, or the one due last. */
export async function openBill(ctx: Ctx, { account }: Holder, which: "oldest" | "latest"): Promise<string> {
  const open = (await listOpenBills(ctx, account.id)).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return open.at(which === "oldest" ? 0 : -1)!.id;
}

/** The open bill of an account for a season. */
export async function openBillOf(ctx: Ctx, accountId: string, season: string): Promise<string> {
  return (await listOpenBills(ctx, accountId)).find((bill) => bill.season === season)!.id;
}

/** A paper that proves something. */
export async function paper({ tx, tenant }: Ctx): Promise<string> {
  const [row] = await tx
    .insert(documents)
    .values({
      ...{ tenantId: tenant.id, kind: "adjustment-proof", fileName: "证明.jpg", contentType: "image/jpeg" },
      ...{ sizeBytes: 1, sha256: "0".repeat(64), storageKey: newId(), uploadedBy: "张敏" },
    })
    .returning({ id: documents.id });
  return row!.id;
}

type HandOver = { name: string; phone: string; on: PlainDate };

/** Hands a home to somebody else by what an approved request does: each is billed for their days, debt stays whose it is. */
export async function handOver(ctx: Ctx, from: Holder, { name, phone, on }: HandOver): Promise<Holder> {
  const form = { "new-owner-name": name, "new-owner-phone": phone, "transfer-date": on, arrears: "old-owner-keeps" };
  let facts: Record<string, unknown> = {};
  for (const effect of ["cut-off-bill", "change-owner"] as const) {
    const ticket = ticketOf(ctx, { type: "transfer", accountId: from.account.id, form, facts });
    facts = { ...facts, ...(await effects[effect](ctx, ticket, noMove)) };
  }
  const id = String(facts.newAccountId);
  const [agreement] = await listAgreements(ctx, id);
  return { account: { id }, agreement: agreement! };
}
