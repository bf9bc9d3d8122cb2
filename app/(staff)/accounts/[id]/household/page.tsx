import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { env } from "@/server/platform/env";
import { HouseholdForm } from "./household-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.household"))("title") };
}

/** Tells of the household at an account from a day on: people, low income, and what proves it. */
export default async function HouseholdPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { site } = await requireStaff("accounts.tell-household");
  const [{ account, household }, t, words] = await Promise.all([
    api().then((call) => call.staff.accounts.get({ accountId: id })),
    getTranslations("accounts.household"),
    getTranslations("accounts.search"),
  ]);
  return (
    <ClientMessages of={["accounts", "errors"]}>
      <PageHeader
        title={t("title")}
        description={t("for", { accountNo: account.accountNo })}
        crumbs={[
          { label: words("title"), href: "/accounts" },
          { label: account.accountNo, href: `/accounts/${id}` },
          { label: t("title") },
        ]}
      />
      <HouseholdForm
        accountId={id}
        household={household}
        today={dayOf(now(), site.tenant.timezone)}
        maxBytes={env().DOCUMENT_MAX_MB * 1024 * 1024}
      />
    </ClientMessages>
  );
}
