import { eq } from "drizzle-orm";
import { tenants } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { audit } from "@/server/platform/audit";
import { dayOf } from "@/server/platform/dates";
import { publishAtOnce } from "@/tenants/config/publish-at-once";
import { forgetSites } from "@/tenants/resolve";
import type { BrandingDocument } from "@/tenants/schemas/branding";

const document = { kind: "branding", slug: "branding" } as const;

/**
 * Makes new branding the one in force from today on, as the next version, and writes it where every page finds it
 * before anybody has signed in. Other processes follow within half a minute.
 */
export async function publishBranding(
  ctx: Ctx,
  body: BrandingDocument,
  seenVersion: number,
): Promise<{ version: number }> {
  const { tx, tenant, now } = ctx;
  const effectiveFrom = dayOf(now, tenant.timezone);
  const { version } = await publishAtOnce(ctx, { ...document, body, effectiveFrom, seenVersion });
  const { hotline, ...branding } = body;
  await tx.update(tenants).set({ branding, hotline }).where(eq(tenants.id, tenant.id));
  await audit(ctx, "branding.publish", { type: "tenant", id: tenant.id }, { version, ...body });
  forgetSites();
  return { version };
}
