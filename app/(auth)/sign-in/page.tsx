import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { identityOf } from "@/app/_session/identity";
import { safeReturnPath } from "@/app/_session/paths";
import { requireSite } from "@/app/_session/require-session";
import { getRequest } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { AuthShell } from "@/app/_ui/shell/auth-shell";
import { TextLink } from "@/app/_ui/text-link";
import { oidcIsReady } from "@/server/identity";
import { smsIsSandboxed } from "@/server/platform/sms";
import { ProviderButtons } from "./provider-buttons";
import { ResidentForm } from "./resident-form";
import { SignInNotice } from "./sign-in-notice";
import { StaffForm } from "./staff-form";

type Query = { as?: string; next?: string; reason?: string; error?: string; code?: string };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("title") };
}

/** The one door of a site: residents by phone and code, staff by e-mail or their company's own sign-in. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, site, { session }, t] = await Promise.all([
    searchParams,
    requireSite(),
    getRequest(),
    getTranslations("auth"),
  ]);
  const next = safeReturnPath(query.next);
  // Only an identity provider sends people back with an error, and only staff come through one.
  const staff = !site.tenant || query.as === "staff" || Boolean(query.error);
  // Somebody signed in through the other door may come in through this one too: sending them on would send them back.
  if (session && (session.kind === "staff") === staff) redirect(next);
  const back = next === "/" ? "" : `next=${encodeURIComponent(next)}`;
  const providers = site.oidc.filter(oidcIsReady).map(({ id, name }) => ({ id, name }));
  return (
    <AuthShell
      identity={await identityOf(site)}
      title={t(site.tenant ? "title" : "hqTitle")}
      description={t(!site.tenant ? "hqDescription" : staff ? "staffDescription" : "residentDescription")}
      aside={
        !staff &&
        smsIsSandboxed() && (
          <Alert tone="warn" title={t("sandboxTitle")} className="text-left">
            <p>{t("sandboxBody")}</p>
            <p className="mt-1">
              <TextLink href="/sandbox/outbox" target="_blank" prefetch={false}>
                {t("sandboxLink")}
              </TextLink>
            </p>
          </Alert>
        )
      }
    >
      {site.tenant && (
        <LinkTabs
          label={t("who")}
          className="-mt-1 mb-5"
          tabs={[
            { href: back ? `/sign-in?${back}` : "/sign-in", label: t("asResident"), current: !staff },
            { href: `/sign-in?as=staff${back && `&${back}`}`, label: t("asStaff"), current: staff },
          ]}
        />
      )}
      <SignInNotice reason={query.reason} error={query.error} code={query.code} />
      <ClientMessages of={["auth", "errors"]}>
        {staff ? <StaffForm next={next} /> : <ResidentForm next={next} />}
        {staff && providers.length > 0 && <ProviderButtons providers={providers} next={next} />}
      </ClientMessages>
    </AuthShell>
  );
}
