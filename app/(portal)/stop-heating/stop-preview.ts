import type { inferRouterOutputs } from "@trpc/server";
import type { RootRouter } from "@/server/trpc/root";

/** What the server says of a stop before it is asked for. */
export type StopPreview = Omit<inferRouterOutputs<RootRouter>["portal"]["supply"]["stop-heating-form"], "form">;
