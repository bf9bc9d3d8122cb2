import { and, asc, desc, eq } from "drizzle-orm";
import { configDocuments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { type BankProfile, bankProfileSchema } from "@/tenants/schemas/bank-profile";

export type ProfileDocument = { id: string; slug: string; version: number; profile: BankProfile };

/** The newest published version of every bank profile of the subsidiary. */
export async function listProfiles(ctx: Pick<Ctx, "tx" | "tenant">): Promise<ProfileDocument[]> {
  const rows = await ctx.tx
    .selectDistinctOn([configDocuments.slug])
    .from(configDocuments)
    .where(
      and(
        eq(configDocuments.tenantId, ctx.tenant.id),
        eq(configDocuments.kind, "bank-profile"),
        eq(configDocuments.status, "published"),
      ),
    )
    .orderBy(asc(configDocuments.slug), desc(configDocuments.version));
  return rows.map(({ id, slug, version, body }) => ({ id, slug, version, profile: bankProfileSchema.parse(body) }));
}

/** The very version that a file was received under. */
export async function getProfile(ctx: Pick<Ctx, "tx" | "tenant">, profileId: string): Promise<BankProfile> {
  const [row] = await ctx.tx
    .select({ body: configDocuments.body })
    .from(configDocuments)
    .where(
      and(
        eq(configDocuments.tenantId, ctx.tenant.id),
        eq(configDocuments.id, profileId),
        eq(configDocuments.kind, "bank-profile"),
      ),
    );
  if (!row) throw notFound();
  return bankProfileSchema.parse(row.body);
}
