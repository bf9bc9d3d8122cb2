import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ErrorState } from "./_ui/error-state";
import { LinkButton } from "./_ui/link-button";
import { PlainShell } from "./_ui/shell/plain-shell";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common.errors"))("notFoundTitle") };
}

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <PlainShell>
      <ErrorState
        icon={<Compass />}
        title={<h1>{t("errors.notFoundTitle")}</h1>}
        actions={
          <LinkButton href="/" variant="primary">
            {t("actions.home")}
          </LinkButton>
        }
      >
        {t("errors.notFoundBody")}
      </ErrorState>
    </PlainShell>
  );
}
