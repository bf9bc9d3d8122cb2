import type { Actor } from "@/server/platform/context";
import type { ActorRole } from "@/tenants/schemas/workflow";
import type { Ticket } from "./workflow/vocabulary";

/**
 * The roles in which an actor meets a ticket. A resident is one only for what they asked for themselves, or for
 * the account they have open; headquarters has none.
 */
export function rolesForTicket(actor: Actor, ticket: Pick<Ticket, "residentUserId" | "accountId">): ActorRole[] {
  switch (actor.kind) {
    case "staff":
      return actor.roles;
    case "resident": {
      const asked = ticket.residentUserId === actor.userId;
      const owns = ticket.accountId !== null && ticket.accountId === actor.accountId;
      return asked || owns ? ["resident"] : [];
    }
    case "system":
      return ["system"];
    case "hq":
      return [];
  }
}
