import { PhoneCall } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";

/** A request that this subsidiary does not take online: who to call instead. */
export async function NotOffered({ name, hotline }: { name: string; hotline: string }) {
  const t = await getTranslations("supply");
  return (
    <EmptyState
      icon={<PhoneCall />}
      title={<h1>{t("notOffered.title")}</h1>}
      actions={
        <>
          {hotline && <LinkButton href={`tel:${hotline}`}>{hotline}</LinkButton>}
          <LinkButton href="/" variant="secondary">
            {t("home")}
          </LinkButton>
        </>
      }
    >
      {t("notOffered.body", { name })}
    </EmptyState>
  );
}
