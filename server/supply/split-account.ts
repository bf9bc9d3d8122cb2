import { and, eq } from "drizzle-orm";
import { accountRoles, accounts, chargeableAreas, premises } from "@/db/schema";
import { changeHousehold, householdAt } from "@/server/accounts";
import { proposeCarry } from "@/server/adjustments";
import { closeLateDays, findSeasonFor, listOpenBills, lockAccount, unusedCredit } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import { splitByWeight } from "@/server/platform/money";
import { areasAt } from "./dated/areas-at";
import { type Area, endAreas } from "./dated/change-areas";
import { ownerAt } from "./dated/owner-at";
import { makeAgreement } from "./effects/create-account";
import { findOrMakePerson } from "./effects/make-person";
import { listAgreements } from "./list-agreements";
import { nextAccountNo } from "./next-account-no";
import { rebillSeasons } from "./rebill-seasons";

/**
 * Who keeps the money at a split. `stay`: all of it stays. `by-area`: unpaid bills of days before the split, and credit,
 * are divided by m²; what the correction of running bills sets free goes with the areas it was paid for: each part is
 * proposed, and goes once somebody else has approved it.
 */
export const splitRules = ["stay", "by-area"] as const;
type Split = {
  accountId: string;
  on: PlainDate;
  /** The areas that leave; at least one must stay. */
  areaNos: string[];
  newOwner: { name: string; phone: string; idNumber?: string | undefined };
  rule: (typeof splitRules)[number];
  reason: string;
};

/** Makes two accounts of one from a day on. @throws `account-closed`, `change-day-ahead`, `split-areas`, `split-several-agreements` */
export async function splitAccount(ctx: Ctx, input: Split): Promise<{ accountId: string; accountNo: string }> {
  const { accountId, on, rule } = input;
  const { account, agreement, leaving, weights } = await checkSplit(ctx, input);
  const creditBefore = await unusedCredit(ctx, accountId);
  const personId = await findOrMakePerson(ctx, input.newOwner);
  const fresh = await openBeside(ctx, account, { personId, on });
  const believed = await endAreas(ctx, { agreementId: agreement.id, from: on, areaNos: leaving });
  await copyAreas(ctx, believed, { accountId: fresh.accountId, agreementId: fresh.agreementId, on });
  await copyHousehold(ctx, { accountId, newAccountId: fresh.accountId, personId, on });
  const change = { accountId, agreementId: agreement.id, on, reason: input.reason };
  await rebillSeasons(ctx, { ...change, successorId: fresh.agreementId });
  if (rule === "by-area") await divide(ctx, input, { to: fresh.accountId, weights, creditBefore });
  await audit(
    ctx,
    "supply.split-account",
    { type: "account", id: accountId },
    { on, rule, areaNos: leaving, newAccountId: fresh.accountId, reason: input.reason },
  );
  return { accountId: fresh.accountId, accountNo: fresh.accountNo };
}

async function checkSplit(ctx: Ctx, { accountId, on, areaNos }: Split) {
  const account = await lockAccount(ctx, accountId);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  if (account.status === "closed") throw conflict("account-closed", { accountNo: account.accountNo });
  if (on > today) throw invalid("change-day-ahead", { today }, "on");
  const agreements = await listAgreements(ctx, accountId);
  const agreement = agreements[0];
  if (!agreement || agreements.length > 1) throw conflict("split-several-agreements");
  const areas = await areasAt(ctx, { agreementId: agreement.id, on });
  const leaving = areas.filter((area) => areaNos.includes(area.areaNo)).map((area) => area.areaNo);
  if (leaving.length === 0 || leaving.length === areas.length) throw invalid("split-areas", {}, "areaNos");
  const sum = (some: Area[]) => some.reduce((total, area) => total + hundredths(area.chargeableArea), 0n);
  const weights = [
    sum(areas.filter((area) => !leaving.includes(area.areaNo))),
    sum(areas.filter((area) => leaving.includes(area.areaNo))),
  ];
  return { account, agreement, leaving, weights };
}

/** m² with two decimals as whole hundredths. */
const hundredths = (squareMetres: string) => BigInt(squareMetres.replace(".", ""));

async function openBeside(
  ctx: Ctx,
  account: typeof accounts.$inferSelect,
  { personId, on }: { personId: string; on: PlainDate },
) {
  const { tx, tenant } = ctx;
  const [premise] = await tx
    .select()
    .from(premises)
    .where(and(eq(premises.tenantId, tenant.id), eq(premises.id, account.premiseId)));
  if (!premise) throw conflict("split-several-agreements");
  const own = { tenantId: tenant.id, createdAt: ctx.now };
  const { divisionId, premiseId, address } = account;
  const next = { id: newId(), accountNo: await nextAccountNo(ctx) };
  await tx
    .insert(accounts)
    .values({ ...own, ...next, divisionId, premiseId, address, openedOn: on, updatedAt: ctx.now });
  await tx
    .insert(accountRoles)
    .values({ ...own, accountId: next.id, personId, role: "owner", validFrom: on, recordedAt: ctx.now });
  const agreement = await makeAgreement(ctx, { accountId: next.id, premise, startsOn: on });
  return { accountId: next.id, accountNo: next.accountNo, agreementId: agreement.id };
}

/** The household goes with the areas that stay its own; who buys a part is another one, of which nobody has told yet. */
async function copyHousehold(
  ctx: Ctx,
  {
    accountId,
    newAccountId,
    personId,
    on,
  }: { accountId: string; newAccountId: string; personId: string; on: PlainDate },
): Promise<void> {
  const owner = await ownerAt(ctx, { accountId, on });
  const household = await householdAt(ctx, { accountId, on });
  if (!household || owner?.personId !== personId) return;
  // A waiver by m² goes with the areas; a fixed sum is given to a household once, and stays where it was.
  const tariff = (await findSeasonFor(ctx, on))?.tariff.tariff;
  const once = tariff?.kind === "heating" && tariff.waiver.kind === "sum";
  const lowIncome = household.lowIncome && !once;
  await changeHousehold(ctx, { accountId: newAccountId, from: on, to: { ...household, lowIncome } });
}

/** Writes areas again under another agreement, from a day on. */
export async function copyAreas(
  ctx: Ctx,
  areas: Area[],
  { accountId, agreementId, on }: { accountId: string; agreementId: string; on: PlainDate },
): Promise<void> {
  const recordedAt = await knownFrom(ctx);
  const own = { tenantId: ctx.tenant.id, createdAt: ctx.now, recordedAt, supersededAt: null };
  const copies = areas.map((area) => {
    const validFrom = area.validFrom < on ? on : area.validFrom;
    return { ...area, ...own, id: newId(), accountId, agreementId, validFrom };
  });
  if (copies.length > 0) await ctx.tx.insert(chargeableAreas).values(copies);
}

async function divide(
  ctx: Ctx,
  { accountId, on, reason }: Split,
  { to, weights, creditBefore }: { to: string; weights: bigint[]; creditBefore: bigint },
): Promise<void> {
  await closeLateDays(ctx, accountId);
  const carry = { from: accountId, to, rule: "split-by-area", reason };
  const creditNow = await unusedCredit(ctx, accountId);
  const freed = creditNow > creditBefore ? creditNow - creditBefore : 0n;
  const kept = creditNow - freed;
  const share = (sum: bigint) => (sum > 0n ? (splitByWeight(sum, weights)[1] ?? 0n) : 0n);
  const past = (await listOpenBills(ctx, accountId)).filter((bill) => bill.periodTo < on);
  for (const bill of past) await proposeCarry(ctx, { ...carry, amountMinor: share(bill.openMinor), billId: bill.id });
  await proposeCarry(ctx, { ...carry, amountMinor: share(kept) + freed });
}
