import { and, eq, sql } from "drizzle-orm";
import { eInvoices } from "@/db/schema";
import { publishPaymentRule } from "@/server/billing/payment-rules/publish-payment-rule";
import { issueInvoice } from "@/server/billing/invoices/issue-invoice";
import { takeBackInvoice } from "@/server/billing/invoices/take-back-invoice";
import type { Ctx } from "@/server/platform/context";
import { makeRandom } from "../random";
import type { Planned } from "./plan-subsidiary";
import type { Part } from "./seed-money";

/** The subsidiary that has entered its rules and made a few. */
const here = "quancheng";
const rules = { sellerName: "泉城热力有限公司", sellerTaxNo: "91370100MA3DQC0001", taxRate: "9" };

/** Invoicing rules with homes exempt, and a few e-invoices: for homes, for shops, one refused, one taken back. */
export const seedInvoices: Part = async (ctx, subsidiary, homes) => {
  if (subsidiary.slug !== here) return;
  const mine = eq(eInvoices.tenantId, ctx.tenant.id);
  const [known] = await ctx.tx.select({ id: eInvoices.id }).from(eInvoices).where(mine).limit(1);
  if (known) return;
  const random = makeRandom(`invoices ${subsidiary.slug}`);
  const nameOf = (role: string) => subsidiary.staff.find((one) => one.role === role)!.name;
  const at = (role: string, instant: string): Ctx => {
    return { ...ctx, actor: { kind: "system", name: nameOf(role) }, now: new Date(instant) };
  };
  await publishPaymentRule(at("admin", "2026-09-01T02:00:00Z"), {
    ...{ kind: "invoice-rules", body: { ...rules, exempt: ["class:residential"] }, basedOn: 0 },
  });
  /** As the tax platform would have answered. */
  const answer = async (id: string, on: string, refusal: string | null) => {
    const number = `26372000${random.between(100_000, 999_999)}${random.between(100_000, 999_999)}`;
    const said = refusal ? { status: "refused" as const, refusal } : { status: "issued" as const, taxNo: number };
    await ctx.tx
      .update(eInvoices)
      .set({ ...said, answeredAt: new Date(on) })
      .where(and(mine, eq(eInvoices.id, id)));
  };
  const paid = await listPaid(ctx, homes);
  const buyers = [...paid.filter(({ shop }) => !shop).slice(0, 3), ...paid.filter(({ shop }) => shop).slice(0, 3)];
  const ids: string[] = [];
  for (const [index, { billNo, name, shop }] of buyers.entries()) {
    const on = `2026-11-${16 + Math.floor((index * 5) / 6)}T0${index + 1}:20:00Z`;
    const wrong = index === buyers.length - 1;
    const buyerTaxNo = shop ? (wrong ? "3701" : `91370100MA3D${random.between(100_000, 999_999)}`) : "";
    const made = await issueInvoice(at("clerk", on), { billNo, buyerName: name, buyerTaxNo });
    await answer(made.id, on, wrong ? "购买方纳税人识别号不正确" : null);
    ids.push(made.id);
  }
  const second = ids[1];
  if (!second) return;
  const red = await takeBackInvoice(at("clerk", "2026-11-20T07:10:00Z"), second);
  await answer(red.id, "2026-11-20T07:11:00Z", null);
};

type Paid = { billNo: string; name: string; shop: boolean };

/** Bills of this season that money alone has settled, of homes and of shops. */
async function listPaid({ tx, tenant }: Ctx, homes: Planned[]): Promise<Paid[]> {
  const { rows } = await tx.execute<{ bill_no: string; account_id: string }>(sql`
    select b.bill_no, b.account_id from bills b
    join (
      select bill_id, sum(amount_minor) as paid from allocations where tenant_id = ${tenant.id} and payment_id is not null group by bill_id
    ) a on a.bill_id = b.id and a.paid = b.amount_minor
    where b.tenant_id = ${tenant.id} and b.reverses_id is null and b.season = '2026-2027' and b.amount_minor > 0
      and not exists (select 1 from adjustments j where j.tenant_id = ${tenant.id} and j.account_id = b.account_id)
      and not exists (select 1 from bills r where r.tenant_id = ${tenant.id} and r.reverses_id = b.id)
    order by b.bill_no`);
  const byAccount = new Map(homes.map((home) => [home.ids.account, home]));
  return rows.flatMap(({ bill_no: billNo, account_id: id }) => {
    const home = byAccount.get(id);
    if (!home || home.resident || home.transfer) return [];
    return [{ billNo, name: home.owner.name, shop: home.use === "public" }];
  });
}
