import type { Ctx } from "@/server/platform/context";
import { findCurrentDocument } from "@/tenants/config/find-current-document";
import { type DunningRules, dunningSchema } from "@/tenants/schemas/dunning";

export type DunningVersion = {
  id: string;
  version: number;
  rules: DunningRules;
  authorName: string;
  publishedAt: Date;
};

/** The steps in force today; null where a subsidiary has none. */
export async function findDunningRules(ctx: Ctx): Promise<DunningVersion | null> {
  const found = await findCurrentDocument(ctx, "dunning", "dunning");
  if (!found) return null;
  const { id, version, authorName, publishedAt, updatedAt, body } = found;
  return { id, version, authorName, publishedAt: publishedAt ?? updatedAt, rules: dunningSchema.parse(body) };
}
