import { and, eq, ne, sql } from "drizzle-orm";
import { adjustments, documents } from "@/db/schema";
import {
  approveAdjustment,
  payOutRefund,
  proposeAdjustment,
  rejectAdjustment,
  saveApprovalLimits,
} from "@/server/adjustments";
import type { Actor, Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import type { StaffRole } from "@/tenants/permissions";
import type { Part } from "./seed-money";
import { storePaper } from "./tickets/papers";
import { type Colleague, listColleagues } from "./tickets/people-of";

/** One office that gave itself less than the usual limits, so that headquarters has something to answer. */
const strict = { tenant: "beiling", limits: { clerk: "200.00", supervisor: "1000.00", admin: "2000.00" } };

type Desk = { ctx: Ctx; staff: (role: StaffRole) => Actor };

/** What an autumn brings to the desk: waivers in every state, a refund, and what an office may not decide by itself. */
export const seedAdjustments: Part = async (ctx, subsidiary) => {
  const { tx, tenant } = ctx;
  const [there] = await tx
    .select({ id: adjustments.id })
    .from(adjustments)
    // Discounts came with the payments.
    .where(and(eq(adjustments.tenantId, tenant.id), ne(adjustments.kind, "early-payment")))
    .limit(1);
  if (there) return;
  const colleagues = await listColleagues(tenant);
  const desk: Desk = { ctx, staff: (role) => actorOf(colleagues, role) };
  if (subsidiary.slug === strict.tenant)
    await saveApprovalLimits(by(desk, "admin", "2026-10-12T02:00:00Z"), strict.limits);
  await seedWaivers(desk);
  await seedRefund(desk);
  const [largest] = await listBills(ctx, { whose: "largest", paid: false }, 1);
  if (largest)
    await proposeAdjustment(by(desk, "supervisor", "2026-11-20T06:40:00Z"), {
      ...asked("write-down", largest),
      amountMinor: (largest.amountMinor * 3n) / 5n,
      reason: "商铺自 11 月起封闭改造，经现场核实，核减其间费用。",
      documentIds: await papers(ctx, ["现场核实记录.png", "施工许可.png"]),
    });
};

/** Two of three were approved, one was turned down, the latest still wait. */
async function seedWaivers(desk: Desk): Promise<void> {
  const poor = await listBills(desk.ctx, { whose: "household", paid: false }, 8);
  for (const [index, bill] of poor.entries()) {
    const day = String(6 + index * 2).padStart(2, "0");
    const { id } = await proposeAdjustment(by(desk, "clerk", `2026-11-${day}T02:1${index}:00Z`), {
      ...asked("waiver", bill),
      amountMinor: bill.amountMinor / 10n,
      reason: "困难职工家庭，不在低保名单内，凭工会困难证明减免。",
      documentIds: await papers(desk.ctx, ["困难证明.png"]),
    });
    const decided = by(desk, "supervisor", `2026-11-${day}T07:2${index}:00Z`);
    if (index === 2) await rejectAdjustment(decided, { adjustmentId: id, note: "证明已过期，请补交今年的证明。" });
    else if (index < 5) await approveAdjustment(decided, { adjustmentId: id, note: "材料齐全，同意。" });
  }
}

/** Somebody had paid before the waiver came: it goes back to their bank account. */
async function seedRefund(desk: Desk): Promise<void> {
  const [bill] = await listBills(desk.ctx, { whose: "household", paid: true }, 1);
  if (!bill) return;
  const amountMinor = bill.amountMinor / 10n;
  const waiver = await proposeAdjustment(by(desk, "clerk", "2026-11-10T01:30:00Z"), {
    ...asked("waiver", bill),
    amountMinor,
    reason: "缴费后补交困难证明，按当年政策减免。",
    documentIds: await papers(desk.ctx, ["困难证明.png"]),
  });
  await approveAdjustment(by(desk, "supervisor", "2026-11-10T03:00:00Z"), { adjustmentId: waiver.id, note: "同意" });
  const refund = await proposeAdjustment(by(desk, "clerk", "2026-11-11T01:30:00Z"), {
    ...asked("refund", bill),
    amountMinor,
    reason: "减免后多缴部分，用户要求退回。",
  });
  await approveAdjustment(by(desk, "supervisor", "2026-11-11T03:10:00Z"), { adjustmentId: refund.id, note: "同意" });
  await payOutRefund(by(desk, "clerk", "2026-11-12T02:00:00Z"), { adjustmentId: refund.id, from: "bank" });
}

type Billed = { id: string; accountId: string; amountMinor: bigint };

const asked = (kind: "waiver" | "write-down" | "refund", { id, accountId }: Billed) => ({
  ...{ kind, accountId, billId: id, documentIds: [] as string[], idempotencyKey: newId() },
});

/** Standing bills of the latest season, paid with everything else or not at all: the largest, or households' that waive nothing yet. */
async function listBills(
  { tx, tenant }: Ctx,
  { whose, paid }: { whose: "largest" | "household"; paid: boolean },
  limit: number,
): Promise<Billed[]> {
  const { rows } = await tx.execute<{ id: string; account_id: string; amount_minor: string }>(sql`
    select b.id, b.account_id, b.amount_minor::text
    from bills b
    join accounts ac on ac.tenant_id = ${tenant.id} and ac.id = b.account_id
    join premises pr on pr.tenant_id = ${tenant.id} and pr.id = ac.premise_id
    left join households h on h.tenant_id = ${tenant.id} and h.account_id = ac.id and h.superseded_at is null and h.valid_to is null
    where b.tenant_id = ${tenant.id} and b.reverses_id is null and b.amount_minor >= 10000
      and b.season = (select max(season) from bills where tenant_id = ${tenant.id})
      and not coalesce(h.low_income, false) and ac.status = 'active' and (${whose === "largest"} or pr.use = 'residential')
      and not exists (select from bills r where r.tenant_id = ${tenant.id} and r.reverses_id = b.id)
      and ${paid} = exists (select from allocations a where a.tenant_id = ${tenant.id} and a.bill_id = b.id)
      and ${paid} = (0 = (select sum(case debit when 'receivable' then p.amount_minor else -p.amount_minor end)
        from postings p where p.tenant_id = ${tenant.id} and p.account_id = ac.id))
    order by case when ${whose === "largest"} then b.amount_minor end desc, ac.account_no desc
    limit ${limit}`);
  return rows.map((row) => ({ id: row.id, accountId: row.account_id, amountMinor: BigInt(row.amount_minor) }));
}

/** Papers of the one specimen, under the names that people give their photos. */
async function papers({ tx, tenant, now }: Ctx, names: string[]): Promise<string[]> {
  const { key, ...specimen } = await storePaper(tenant.id);
  const rows = await tx
    .insert(documents)
    .values(
      names.map((fileName) => ({
        ...specimen,
        ...{ tenantId: tenant.id, kind: "adjustment-proof", fileName, storageKey: key },
        ...{ uploadedBy: "演示数据", createdAt: now },
      })),
    )
    .returning({ id: documents.id });
  return rows.map(({ id }) => id);
}

const by = ({ ctx, staff }: Desk, role: StaffRole, at: string): Ctx => ({
  ...ctx,
  actor: staff(role),
  now: new Date(at),
});

function actorOf(colleagues: Colleague[], role: StaffRole): Actor {
  const { id, name } = colleagues.find(({ roles }) => roles.includes(role))!;
  return { kind: "staff", userId: id, name, roles: [role] };
}
