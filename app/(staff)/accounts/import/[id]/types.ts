import type { inferRouterOutputs } from "@trpc/server";
import type { RootRouter } from "@/server/trpc/root";

type Imports = inferRouterOutputs<RootRouter>["staff"]["accounts"]["imports"];

export type ImportState = Imports["get"];
export type FindingLine = Imports["findings"]["findings"][number];
