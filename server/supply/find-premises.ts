import { and, asc, eq, ilike, inArray, like, notExists } from "drizzle-orm";
import { premises, serviceAgreements } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { asOffice } from "./as-office";
import { bareSign } from "./find-premise";
import type { PremiseQuery } from "./schemas";

const literally = (text: string) => text.replaceAll(/[\\%_]/g, "\\$&");

/** Homes of the register without a customer, by community and (the beginning of) building and room; addresses only. */
export function findUnclaimedPremises(ctx: Ctx, { community, building, room }: PremiseQuery) {
  return asOffice(ctx, () => {
    const running = ctx.tx
      .select({ id: serviceAgreements.id })
      .from(serviceAgreements)
      .where(
        and(
          eq(serviceAgreements.tenantId, ctx.tenant.id),
          eq(serviceAgreements.premiseId, premises.id),
          inArray(serviceAgreements.status, ["pending-start", "active", "suspended"]),
        ),
      );
    return ctx.tx
      .select({ id: premises.id, address: premises.address, builtArea: premises.builtArea, use: premises.use })
      .from(premises)
      .where(
        and(
          eq(premises.tenantId, ctx.tenant.id),
          ilike(premises.community, `%${literally(community)}%`),
          building ? eq(premises.building, bareSign(building)) : undefined,
          room ? like(premises.room, `${literally(bareSign(room))}%`) : undefined,
          notExists(running),
        ),
      )
      .orderBy(asc(premises.community), asc(premises.building), asc(premises.unit), asc(premises.room))
      .limit(20);
  });
}
