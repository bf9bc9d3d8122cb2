import type { chargeableAreas } from "@/db/schema";
import type { Tenant } from "@/server/platform/context";
import { startOfDay } from "@/server/platform/dates";
import type { Planned } from "./plan-subsidiary";

/** First days of the two seasons that the demo lives through. */
export const seasonStarts = ["2025-11-15", "2026-11-15"] as const;

type Row = typeof chargeableAreas.$inferInsert;

/** A home's areas (main, balcony, loft), each with a dated row for every change of its supply. */
export function chargeableAreasOf(tenant: Tenant, home: Planned, id: () => string): Row[] {
  const areas: [Row["kind"], number][] = [["main", home.builtArea]];
  if (tenant.kind === "heating" && home.balcony > 0) areas.push(["balcony", home.balcony]);
  if (tenant.kind === "heating" && home.loft > 0) areas.push(["loft", home.loft]);
  return areas.flatMap(([kind, built], index) =>
    spansOf(home).map(([validFrom, validTo, supplyState]) => ({
      tenantId: tenant.id,
      id: id(),
      agreementId: home.ids.agreement,
      accountId: home.ids.account,
      areaNo: `${index + 1}`,
      kind,
      builtArea: built.toFixed(2),
      chargeableArea: built.toFixed(2),
      heightFactor: kind === "main" ? home.heightFactor : "1",
      priceClass: home.use,
      settlement: home.settlement,
      supplyState,
      validFrom,
      validTo,
      recordedAt: startOfDay(validFrom, tenant.timezone),
    })),
  );
}

/** On until the first season it was stopped for, and again from the season it was resumed for. */
function spansOf({ openedOn, stopped }: Planned): [string, string | null, "on" | "stopped"][] {
  const states: [string, "on" | "stopped"][] = [
    [openedOn, "on"],
    [seasonStarts[0], stopped[0] ? "stopped" : "on"],
    [seasonStarts[1], stopped[1] ? "stopped" : "on"],
  ];
  const changes = states.filter(([, state], index) => index === 0 || state !== states[index - 1]![1]);
  return changes.map(([from, state], index) => [from, changes[index + 1]?.[0] ?? null, state]);
}
