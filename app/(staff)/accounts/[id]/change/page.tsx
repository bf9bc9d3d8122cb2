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
import { ChangeForm } from "./change-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("supply.change"))("title") };
}

/** Rename, split, merge and demolition: changes of an account that move its bills and its balance. */
export default async function ChangeAccountPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { site } = await requireStaff("supply.change-account");
  const [page, t, words] = await Promise.all([
    api().then((call) => call.staff.accounts.get({ accountId: id })),
    getTranslations("supply.change"),
    getTranslations("accounts.search"),
  ]);
  const areas = page.areas
    .filter((area) => area.supersededAt === null && area.validTo === null)
    .map(({ areaNo, chargeableArea }) => ({ areaNo, squareMetres: chargeableArea }));
  return (
    <ClientMessages of={["supply", "errors"]}>
      <PageHeader
        title={t("title")}
        description={t("for", { accountNo: page.account.accountNo })}
        crumbs={[
          { label: words("title"), href: "/accounts" },
          { label: page.account.accountNo, href: `/accounts/${id}` },
          { label: t("title") },
        ]}
      />
      <ChangeForm accountId={id} areas={areas} today={dayOf(now(), site.tenant.timezone)} />
    </ClientMessages>
  );
}
