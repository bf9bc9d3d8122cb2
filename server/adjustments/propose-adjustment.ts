import { lockAccount } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { invalid } from "@/server/platform/errors";
import { roundToMinor } from "@/server/platform/money";
import { areaOfBill } from "./area-of-bill";
import { getOtherAccount } from "./get-account-by-no";
import type { Adjustment } from "./move-adjustment";
import { insertProposal, type Proposal } from "./insert-proposal";
import { billKinds, carryKinds, type ProposeInput } from "./schemas";

/**
 * Lays a sum before those who may approve it: a fixed one, or one per m² of the bill's supplied area. Nothing moves
 * until somebody else has approved.
 * @throws what `checkSum` refuses, `adjustment-day-ahead`, `waiver-needs-document`, `carry-over-to-itself`
 */
export async function proposeAdjustment(ctx: Ctx, input: ProposeInput): Promise<Adjustment> {
  const account = await lockAccount(ctx, input.accountId);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const effectiveOn = input.effectiveOn ?? today;
  if (effectiveOn > today) throw invalid("adjustment-day-ahead", { today }, "effectiveOn");
  if (effectiveOn < account.openedOn)
    throw invalid("adjustment-before-account", { day: account.openedOn }, "effectiveOn");
  const forBill = (billKinds as readonly string[]).includes(input.kind);
  if (forBill && !input.billId) throw invalid("required", {}, "billId");
  if (input.kind === "waiver" && input.documentIds.length === 0)
    throw invalid("waiver-needs-document", {}, "documentIds");
  const { amountMinor, ...sum } = await sumOf(ctx, input);
  const proposal: Proposal = {
    accountId: account.id,
    kind: input.kind,
    amountMinor,
    billId: forBill ? (input.billId ?? null) : null,
    effectiveOn,
    reason: input.reason,
    documentIds: input.documentIds,
    idempotencyKey: input.idempotencyKey,
    basis: sum,
  };
  if ((carryKinds as readonly string[]).includes(input.kind)) {
    const other = await getOtherAccount(ctx, input.otherAccountNo, account.id);
    proposal.otherAccountId = other.id;
    proposal.basis = {
      ...sum,
      rule: input.kind === "carry-over" ? "carry-credit" : input.kind,
      otherAccountNo: other.accountNo,
    };
  }
  return insertProposal(ctx, proposal);
}

async function sumOf(ctx: Ctx, input: ProposeInput) {
  if (input.perSquareMetre !== undefined) {
    if (!input.billId) throw invalid("required", {}, "billId");
    const squareMetres = await areaOfBill(ctx, input.accountId, input.billId);
    const amountMinor = roundToMinor(input.perSquareMetre, squareMetres);
    if (amountMinor <= 0n) throw invalid("adjustment-without-area", {}, "perSquareMetre");
    return { amountMinor, perSquareMetre: input.perSquareMetre, squareMetres };
  }
  if (input.amountMinor === undefined) throw invalid("required", {}, "amountMinor");
  return { amountMinor: input.amountMinor };
}
