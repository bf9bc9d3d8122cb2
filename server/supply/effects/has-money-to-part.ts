import { listBillsInForce, listOpenBills, listSeasons, type OpenBill, unusedCredit } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { listAgreements } from "../list-agreements";
import { isBorneWhole } from "../rebill-seasons";

/**
 * Whether an account holds money that a handover on a day divides: credit, bills unpaid of days before, or days paid that
 * lie behind it. Without it the account itself can go to the next owner, with the bills of days to come.
 */
export async function hasMoneyToPart(ctx: Ctx, accountId: string, day: PlainDate): Promise<boolean> {
  const open = await listOpenBills(ctx, accountId);
  const ahead = (bill: OpenBill) => bill.periodFrom >= day && bill.paidMinor === 0n && bill.kind !== "late-fee";
  if (!open.every(ahead) || (await unusedCredit(ctx, accountId, open)) > 0n) return true;
  const unpaid = new Set(open.map((bill) => bill.id));
  // Water is billed by what was used; a season that is charged whole stays paid where it began.
  const divided = (await listSeasons(ctx)).filter(
    (season) => season.tariff.tariff.kind === "heating" && season.lastDay >= day && !isBorneWhole(season, day),
  );
  for (const { id } of await listAgreements(ctx, accountId)) {
    for (const { slug } of divided) {
      const paid = (await listBillsInForce(ctx, id, slug)).filter((bill) => !unpaid.has(bill.id));
      if (paid.some((bill) => bill.periodTo >= day && bill.amountMinor > 0n)) return true;
    }
  }
  return false;
}
