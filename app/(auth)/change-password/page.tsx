import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { currentSignInPath } from "@/app/_session/current-sign-in-path";
import { identityOf } from "@/app/_session/identity";
import { requireSite } from "@/app/_session/require-session";
import { TRPCProvider } from "@/app/_trpc/client";
import { getRequest } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { AuthShell } from "@/app/_ui/shell/auth-shell";
import { PasswordForm } from "./password-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.password"))("change") };
}

/** A password of one's own: asked for at once after a one-time password, and open to staff and headquarters any time. */
export default async function ChangePasswordPage() {
  const [site, { session }, t] = await Promise.all([requireSite(), getRequest(), getTranslations("settings.password")]);
  if (session?.kind !== "staff") redirect(await currentSignInPath(true));
  return (
    <AuthShell identity={await identityOf(site)} title={t(session.passwordTemporary ? "title" : "change")}>
      {session.passwordTemporary && (
        <Alert tone="info" className="mb-4">
          {t("temporary")}
        </Alert>
      )}
      <TRPCProvider>
        <ClientMessages of={["settings", "errors"]}>
          <PasswordForm
            surface={site.tenant ? "staff" : "hq"}
            temporary={session.passwordTemporary}
            email={session.email ?? ""}
          />
        </ClientMessages>
      </TRPCProvider>
    </AuthShell>
  );
}
