import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { RootRouter } from "@/server/trpc/root";

export type AreaFormData = inferRouterOutputs<RootRouter>["staff"]["supply"]["area-form"];
export type AreaChange = inferRouterInputs<RootRouter>["staff"]["supply"]["change-area"];
export type AreaFacts = Extract<AreaChange, { deed: "add" }>["area"];
export type Outcome = inferRouterOutputs<RootRouter>["staff"]["supply"]["change-area"];
