import type { inferRouterOutputs } from "@trpc/server";
import type { RootRouter } from "@/server/trpc/root";

type Accounts = inferRouterOutputs<RootRouter>["staff"]["accounts"];

export type AccountPageData = Accounts["get"];
export type AccountMoney = Accounts["money"];
export type AccountWork = Accounts["work"];
