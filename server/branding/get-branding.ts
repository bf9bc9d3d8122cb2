import { eq } from "drizzle-orm";
import { tenants } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { listVersions } from "@/tenants/config/list-versions";
import type { BrandingDocument } from "@/tenants/schemas/branding";

/** The branding in force, and who published which version when. */
export async function getBranding(ctx: Ctx) {
  const [row] = await ctx.tx
    .select({ branding: tenants.branding, hotline: tenants.hotline })
    .from(tenants)
    .where(eq(tenants.id, ctx.tenant.id));
  if (!row) throw notFound();
  const current: BrandingDocument = { ...row.branding, hotline: row.hotline };
  const versions = (await listVersions(ctx, "branding", "branding")).filter(({ status }) => status === "published");
  return { current, versions: versions.slice(0, 10) };
}
