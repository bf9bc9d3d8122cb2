import type { inferRouterOutputs } from "@trpc/server";
import type { RootRouter } from "@/server/trpc/root";

/** The comparison as the page gets it. */
export type ComparisonView = inferRouterOutputs<RootRouter>["hq"]["compare"]["get"];
export type SubsidiaryView = ComparisonView["subsidiaries"][number];

/** The subsidiary's name in the reader's language. */
export const nameOf = (one: { name: string; nameEn: string }, locale: string): string =>
  locale === "en" ? one.nameEn : one.name;
