import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { askedHost, hostName } from "@/tenants/resolve";
import { identityOf } from "./_session/identity";
import { pathHeader, safeReturnPath } from "./_session/paths";
import { buttonClasses } from "./_ui/button-classes";
import { ErrorState } from "./_ui/error-state";
import { MissingPage } from "./_ui/shell/missing-page";
import { PlainShell } from "./_ui/shell/plain-shell";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.errors");
  return { title: t((await findRequest()) ? "notFoundTitle" : "unreachableTitle") };
}

/**
 * Nothing at this address; when the host itself belongs to nobody, that is what it says, and when nobody can tell, that
 * the service is unreachable.
 */
export default async function NotFound() {
  const request = await findRequest();
  if (!request) return <Unreachable />;
  const { site } = request;
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
      <MissingPage />
    </PlainShell>
  );
}

/** Needs nothing but its words: a resident whose company's database is down still reads what to do. */
async function Unreachable() {
  const [t, given] = await Promise.all([getTranslations("common"), headers()]);
  return (
    <PlainShell>
      <ErrorState
        title={<h1>{t("errors.unreachableTitle")}</h1>}
        actions={
          // A full load of the same address, which works without any script.
          <a href={safeReturnPath(given.get(pathHeader))} className={buttonClasses({})}>
            {t("actions.retry")}
          </a>
        }
      >
        {t("errors.unreachableBody")}
      </ErrorState>
    </PlainShell>
  );
}

/**
 * The request, or nothing when database or configuration fail. The import waits until here, because modules below it read
 * the configuration as they load; the reason is told by the health check and by every page that needs them.
 */
async function findRequest() {
  try {
    const { getRequest } = await import("./_trpc/request");
    return await getRequest();
  } catch (error) {
    unstable_rethrow(error);
    return undefined;
  }
}
