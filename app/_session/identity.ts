import "server-only";
import { getLocale } from "next-intl/server";
import type { ShellIdentity } from "@/app/_ui/shell/identity";
import type { Branding } from "@/db/schema";
import type { Site } from "@/tenants/resolve";

/** What a shell shows of a site's owner, in the reader's language. */
export async function identityOf(site: Site): Promise<ShellIdentity> {
  const owner = site.tenant ?? (site.group as Site["group"] & { branding?: Branding });
  const locale = await getLocale();
  return {
    name: locale === "en" ? owner.nameEn : owner.name,
    logoUrl: owner.branding?.logo ?? null,
    brandColor: owner.branding?.color ?? null,
    hotline: site.tenant?.hotline || null,
  };
}
