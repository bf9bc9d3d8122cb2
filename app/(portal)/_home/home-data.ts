import type { inferRouterOutputs } from "@trpc/server";
import type { RootRouter } from "@/server/trpc/root";

type Home = inferRouterOutputs<RootRouter>["portal"]["supply"]["home"];
export type OwnHome = Extract<Home, { money: unknown }>;
export type HomeRequest = Home["requests"][number];
export type ToConfirmEntry = Home["toConfirm"][number];
