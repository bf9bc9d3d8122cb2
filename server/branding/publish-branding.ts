import { and, eq } from "drizzle-orm";
import { configDocuments, tenants } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { audit } from "@/server/platform/audit";
import { dayOf } from "@/server/platform/dates";
import { publishDraft } from "@/tenants/config/publish-draft";
import { saveDraft } from "@/tenants/config/save-draft";
import { forgetSites } from "@/tenants/resolve";
import type { BrandingDocument } from "@/tenants/schemas/branding";

const document = { kind: "branding", slug: "branding" } as const;

/**
 * Makes new branding the one in force from today on, as the next version, and writes it where every page finds it
 * before anybody has signed in. Other processes follow within half a minute.
 */
export async function publishBranding(ctx: Ctx, body: BrandingDocument): Promise<{ version: number }> {
  const { tx, tenant } = ctx;
  const [draft] = await tx
    .select({ updatedAt: configDocuments.updatedAt })
    .from(configDocuments)
    .where(
      and(
        eq(configDocuments.tenantId, tenant.id),
        eq(configDocuments.kind, document.kind),
        eq(configDocuments.slug, document.slug),
        eq(configDocuments.status, "draft"),
      ),
    );
  const saved = await saveDraft(ctx, { ...document, body, seenAt: draft?.updatedAt ?? null });
  const effectiveFrom = dayOf(ctx.now, tenant.timezone);
  const { version } = await publishDraft(ctx, { ...document, effectiveFrom, note: "", seenAt: saved.updatedAt });
  const { hotline, ...branding } = body;
  await tx.update(tenants).set({ branding, hotline }).where(eq(tenants.id, tenant.id));
  await audit(ctx, "branding.publish", { type: "tenant", id: tenant.id }, { version, ...body });
  forgetSites();
  return { version };
}
