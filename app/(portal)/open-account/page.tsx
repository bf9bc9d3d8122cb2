import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { NotOffered } from "../_request/not-offered";
import { OpenAccountFlow } from "./open-account-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("supply.open"))("title") };
}

/** 开户: which home, who owns it, the papers, then the request. */
export default async function OpenAccountPage() {
  const { site, session } = await requireResident();
  const t = await getTranslations("supply.open");
  const { today, form } = await (await api()).portal.supply["open-account-form"]();
  if (!form) return <NotOffered name={t("nav")} hotline={site.tenant.hotline} />;
  return (
    <ClientMessages of={["supply", "errors"]}>
      <PageHeader title={t("title")} className="mx-auto max-w-2xl" />
      <OpenAccountFlow
        form={form}
        today={today}
        phone={session.phone ?? ""}
        draftKey={`open-account:${site.tenant.slug}:${session.userId}`}
      />
    </ClientMessages>
  );
}
