import { asTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import type { AccountWish } from "@/db/test/factories";
import { issueBill, publishTariff } from "@/server/billing";
import { heatingTariff } from "@/server/billing/test/tariffs";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import type { ProposeInput } from "../schemas";

/** A heat company with its tariff (26.7 元/m² and season, 121 days), and people to propose and to approve. */
export async function makeHeatCompany(): Promise<{ tenant: Tenant; clerk: Actor; supervisor: Actor; admin: Actor }> {
  const tenant = await makeTenant({ kind: "heating" });
  await asTenant(tenant, (ctx) => publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2025-01-01" }));
  return {
    tenant,
    clerk: await makeStaff(tenant, ["clerk"]),
    supervisor: await makeStaff(tenant, ["supervisor"]),
    admin: await makeStaff(tenant, ["admin"]),
  };
}

/** A household with the winter's bill: 100 m² × 26.7 = 2,670.00 元 unless the wish says otherwise. */
export async function makeBilled(ctx: Ctx, wish: AccountWish = {}) {
  const made = await makeAccount(ctx, wish);
  const bill = await issueBill(ctx, {
    agreementId: made.agreement.id,
    kind: "season",
    season: "2026-2027",
    periodFrom: "2026-11-15",
    periodTo: "2027-03-15",
  });
  return { ...made, bill };
}

/** A proposal with everything that a form would send. */
export const proposal = (given: Partial<ProposeInput> & Pick<ProposeInput, "accountId" | "kind">): ProposeInput => ({
  reason: "按规定办理",
  documentIds: [],
  idempotencyKey: newId(),
  ...given,
});
