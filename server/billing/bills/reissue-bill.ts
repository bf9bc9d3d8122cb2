import type { Ctx } from "@/server/platform/context";
import { toDecimal } from "@/server/platform/money";
import { type Line, lineNames } from "../rates/line";
import type { DuePart } from "./due-parts";
import { type Bill, insertBill } from "./insert-bill";
import { nextRevision } from "./issue-bill";

type Anew = Pick<Bill, "accountId" | "agreementId" | "kind" | "season" | "periodFrom" | "periodTo" | "tariffVersionId">;

/**
 * Issues a bill's next revision in parts by their due days: the first says every line and takes off what is due later; each
 * later part is a bill of its own (`growth`), so that it ages, is dunned and is settled by its own day. Returns the first.
 */
export async function reissueBill(ctx: Ctx, bill: Anew, lines: Line[], parts: DuePart[]): Promise<Bill> {
  const [first, ...growths] = parts;
  const later = growths.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const revision = () => nextRevision(ctx, bill.agreementId, bill.season);
  const { accountId, agreementId, season, periodFrom, periodTo, tariffVersionId } = bill;
  const common = { accountId, agreementId, season, periodFrom, periodTo, tariffVersionId };
  const made = await insertBill(
    ctx,
    { ...common, kind: bill.kind, revision: await revision(), dueOn: first!.dueOn },
    later > 0n ? [...lines, growthLine(lines, -later)] : lines,
  );
  for (const { dueOn, amountMinor } of growths)
    await insertBill(ctx, { ...common, kind: "growth", revision: await revision(), dueOn }, [
      growthLine(lines, amountMinor),
    ]);
  return made;
}

/** Of the price class of the lines it is made of, by which its tax is decided. */
function growthLine(lines: Line[], amountMinor: bigint): Line {
  const { priceClass } = lines.find(({ basis }) => basis.priceClass !== undefined)?.basis ?? {};
  return {
    ...{ code: "growth", description: lineNames.growth, quantity: "1", unit: "bill", factor: "1", amountMinor },
    ...{ unitPrice: toDecimal(amountMinor), formula: toDecimal(amountMinor), chargeableAreaId: null, usageId: null },
    basis: priceClass === undefined ? {} : { priceClass },
  };
}
