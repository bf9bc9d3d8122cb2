import type { inferRouterOutputs } from "@trpc/server";
import type { RootRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<RootRouter>["staff"]["reports"];

/** A report's answer as the pages get it. */
export type ShownReport = Outputs["run"];
/** What stands behind a figure, as the pages get it. */
export type Sources = Outputs["sources"];
