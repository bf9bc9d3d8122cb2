import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { say } from "@/app/_i18n/say";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { PageHeader } from "@/app/_ui/page-header";
import { isUuid } from "@/server/platform/ids";
import type { RequestType } from "@/tenants/schemas/workflow";
import { AccountPicker } from "./account-picker";
import { NewRequestForm } from "./new-request-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.open"))("title") };
}

/** The counter: a request taken in for the customer who stands there. */
export default async function NewTicketPage({
  searchParams,
}: {
  searchParams: Promise<{ type?: string; account?: string }>;
}) {
  await requireStaff("tickets.open");
  const { type: asked, account: accountId } = await searchParams;
  const caller = await api();
  const [offered, t, queue, types, locale] = await Promise.all([
    caller.staff.tickets.applications(),
    getTranslations("tickets.open"),
    getTranslations("tickets.queue"),
    getTranslations("tickets.types"),
    getLocale(),
  ]);
  const chosen = offered.find((one) => one.type === asked) ?? offered[0];
  const crumbs = [{ label: queue("title"), href: "/tickets" }, { label: t("title") }];
  if (!chosen) {
    return (
      <>
        <PageHeader title={t("title")} crumbs={crumbs} />
        <EmptyState title={t("none")} />
      </>
    );
  }
  const needsAccount = chosen.type !== "open-account";
  const [application, found] = await Promise.all([
    caller.staff.tickets.application({ type: chosen.type }),
    needsAccount && accountId && isUuid(accountId) ? caller.staff.accounts.get({ accountId }) : null,
  ]);
  const account = found && { id: found.account.id, accountNo: found.account.accountNo, address: found.account.address };
  const areas = account ? await areasToChoose(caller, chosen.type, account.id) : [];
  return (
    <ClientMessages of={["tickets", "supply", "errors"]}>
      <PageHeader title={t("title")} crumbs={crumbs} />
      <LinkTabs
        label={t("choose")}
        className="mb-4"
        tabs={offered.map((one) => ({
          href: `/tickets/new?${new URLSearchParams({ type: one.type, ...(accountId ? { account: accountId } : {}) })}`,
          label: types(one.type),
          current: one.type === chosen.type,
        }))}
      />
      <div className="grid max-w-4xl gap-4">
        {needsAccount && (
          <Card title={say(chosen.title, locale)}>
            <AccountPicker key={account?.id ?? "none"} type={chosen.type} account={account} />
          </Card>
        )}
        {needsAccount && !account ? (
          <Alert tone="info">{t("noAccount")}</Alert>
        ) : (
          <NewRequestForm
            key={`${chosen.type}-${account?.id ?? ""}`}
            application={application}
            accountId={account?.id ?? null}
            areas={areas}
          />
        )}
      </div>
    </ClientMessages>
  );
}

/** The areas of which a stop or a resume may name some; none where there is nothing to choose. */
async function areasToChoose(caller: Awaited<ReturnType<typeof api>>, type: RequestType, accountId: string) {
  if (type !== "stop-heating" && type !== "resume-heating") return [];
  const { areas } = await caller.staff.supply[`preview-${type}`]({ accountId });
  const wanted = areas.filter((area) => area.supplyState === (type === "stop-heating" ? "on" : "stopped"));
  return wanted.length > 1 ? wanted : [];
}
