import type { Ctx } from "@/server/platform/context";
import type { Ticket } from "@/server/tickets/workflow/vocabulary";
import { areaKey, chosenAreas, type NamedArea, namedAreas } from "./chosen-areas";
import { areasAt } from "./dated/areas-at";
import { seasonOf } from "./effects/stop-supply";
import { listAgreements } from "./list-agreements";

/**
 * The areas that a request names while the rest of the home stays as it is, for those who work the valves. None when it is
 * about the whole home, or when nothing would stay supplied beside a stop.
 */
export async function partOfHome(ctx: Ctx, ticket: Ticket): Promise<NamedArea[]> {
  const chosen = chosenAreas(ticket.form);
  if (!chosen || !ticket.accountId) return [];
  if (ticket.type === "stop-heating") {
    const { from } = await seasonOf(ctx, ticket);
    const supplied: string[] = [];
    for (const { id } of await listAgreements(ctx, ticket.accountId)) {
      const areas = await areasAt(ctx, { agreementId: id, on: from });
      supplied.push(...areas.filter((area) => area.supplyState === "on").map(areaKey));
    }
    if (supplied.every((key) => chosen.includes(key))) return [];
  }
  return namedAreas(ctx, ticket.form);
}
