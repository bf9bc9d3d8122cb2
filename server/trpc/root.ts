import { portalIdentityRouter } from "@/server/identity/portal.router";
import { staffTicketsRouter } from "@/server/tickets/staff.router";
import { router } from "./init";

/** Every procedure of the house, by surface and feature. */
export const rootRouter = router({
  portal: router({
    identity: portalIdentityRouter,
  }),
  staff: router({
    tickets: staffTicketsRouter,
  }),
});

export type RootRouter = typeof rootRouter;
