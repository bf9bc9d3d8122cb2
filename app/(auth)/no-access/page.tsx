import { ShieldOff } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { identityOf } from "@/app/_session/identity";
import { requireSite } from "@/app/_session/require-session";
import { getRequest } from "@/app/_trpc/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PlainShell } from "@/app/_ui/shell/plain-shell";

/** Signed in, but this page is for others. */
export default async function NoAccessPage() {
  const [site, { session }, t] = await Promise.all([requireSite(), getRequest(), getTranslations("auth.noAccess")]);
  return (
    <PlainShell identity={await identityOf(site)}>
      <EmptyState
        icon={<ShieldOff />}
        title={<h1>{t("title")}</h1>}
        actions={<LinkButton href="/">{t("home")}</LinkButton>}
      >
        {t("body", { name: session?.name ?? "" })}
      </EmptyState>
    </PlainShell>
  );
}
