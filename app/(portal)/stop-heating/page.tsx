import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { NotOffered } from "../_request/not-offered";
import { readOrRefusal, RefusedPage } from "../_request/refused-page";
import { StopHeatingFlow } from "./stop-heating-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("supply.stop"))("title") };
}

/** 报停: what it costs, until when, what it means; then the request. */
export default async function StopHeatingPage() {
  const { site, session } = await requireResident();
  const t = await getTranslations("supply.stop");
  const read = await readOrRefusal((await api()).portal.supply["stop-heating-form"]());
  if ("refusal" in read) return <RefusedPage title={t("title")} refusal={read.refusal} />;
  const { form, ...preview } = read.data;
  if (!form || site.tenant.kind !== "heating") return <NotOffered name={t("nav")} hotline={site.tenant.hotline} />;
  return (
    <ClientMessages of={["supply", "errors"]}>
      <PageHeader title={t("title")} className="mx-auto max-w-2xl" />
      <StopHeatingFlow
        preview={preview}
        form={form}
        draftKey={`stop-heating:${site.tenant.slug}:${session.accountId}`}
      />
    </ClientMessages>
  );
}
