import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { askedHost, hostName } from "@/tenants/resolve";
import { identityOf } from "./_session/identity";
import { getRequest } from "./_trpc/request";
import { ErrorState } from "./_ui/error-state";
import { LinkButton } from "./_ui/link-button";
import { PlainShell } from "./_ui/shell/plain-shell";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common.errors"))("notFoundTitle") };
}

/** Nothing at this address; and when the host itself belongs to nobody, that is what it says. */
export default async function NotFound() {
  const { site } = await getRequest();
  const t = await getTranslations();
  if (!site) {
    const host = hostName(askedHost(await headers())).slice(0, 100);
    return (
      <PlainShell>
        <ErrorState icon={<Compass />} title={<h1>{t("auth.unknownSite.title")}</h1>}>
          {t("auth.unknownSite.body", { host })}
        </ErrorState>
      </PlainShell>
    );
  }
  return (
    <PlainShell identity={await identityOf(site)}>
      <ErrorState
        icon={<Compass />}
        title={<h1>{t("common.errors.notFoundTitle")}</h1>}
        actions={
          <LinkButton href="/" variant="primary">
            {t("common.actions.home")}
          </LinkButton>
        }
      >
        {t("common.errors.notFoundBody")}
      </ErrorState>
    </PlainShell>
  );
}
