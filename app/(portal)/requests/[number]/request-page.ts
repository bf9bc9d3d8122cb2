import type { inferRouterOutputs } from "@trpc/server";
import type { RootRouter } from "@/server/trpc/root";

export type RequestPage = inferRouterOutputs<RootRouter>["portal"]["requests"]["get"];

/** Moves that bring a request on; taking it back is offered apart. */
export const movesOn = (page: RequestPage) => page.moves.filter((move) => move.tone !== "danger");

/** What the house waits for and the resident can bring: papers, money, another's word. */
export const waitsForMe = (page: RequestPage) =>
  page.waits.filter(({ condition }) =>
    ["documents-complete", "nothing-owed", "new-owner-confirmed"].includes(condition),
  );

/** Whether the ball lies with the resident. */
export const hasTodo = (page: RequestPage) => movesOn(page).length > 0 || waitsForMe(page).length > 0;
