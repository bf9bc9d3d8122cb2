import { getTranslations } from "next-intl/server";
import type { ComponentType } from "react";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireResident } from "@/app/_session/require-session";
import { PageHeader } from "@/app/_ui/page-header";
import type { Application } from "@/server/tickets/get-application";
import { NotOffered } from "./not-offered";
import { readOrRefusal, RefusedPage } from "./refused-page";

type RequestPageProps<Preview> = {
  /** Its words are in `supply` under this name. */
  name: "stop" | "resume" | "transfer";
  heatingOnly?: boolean;
  read: () => Promise<Preview & { form: Application | null }>;
  Flow: ComponentType<{ preview: Preview; form: Application; draftKey: string }>;
};

/** A request about the account that a resident has open: its pages, or why there are none for them. */
export async function RequestPage<Preview>({ name, heatingOnly = false, read, Flow }: RequestPageProps<Preview>) {
  const { site, session } = await requireResident();
  const t = await getTranslations(`supply.${name}`);
  const answer = await readOrRefusal(read());
  if ("refusal" in answer) return <RefusedPage title={t("title")} refusal={answer.refusal} />;
  const { form, ...preview } = answer.data;
  if (!form || (heatingOnly && site.tenant.kind !== "heating"))
    return <NotOffered name={t("nav")} hotline={site.tenant.hotline} />;
  return (
    <ClientMessages of={["supply", "errors"]}>
      <PageHeader title={t("title")} className="mx-auto max-w-2xl" />
      <Flow
        preview={preview as unknown as Preview}
        form={form}
        draftKey={`${form.type}:${site.tenant.slug}:${session.accountId}`}
      />
    </ClientMessages>
  );
}
