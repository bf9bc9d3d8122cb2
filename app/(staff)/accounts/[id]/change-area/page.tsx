import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { AreaForm } from "./area-form";
import { UnitStop } from "./unit-stop";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("supply.areaChange"))("title") };
}

/** What a home is charged for, changed from a day on; and the stop of its whole unit, where the tariff knows one. */
export default async function ChangeAreaPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  await requireStaff("supply.change-account");
  const [form, t, words] = await Promise.all([
    api().then((call) => call.staff.supply["area-form"]({ accountId: id })),
    getTranslations("supply.areaChange"),
    getTranslations("accounts.search"),
  ]);
  const { account, agreements } = form;
  const ready = account.status === "active" && agreements.length > 0 && form.classes.length > 0;
  return (
    <ClientMessages of={["supply", "accounts", "errors"]}>
      <PageHeader
        title={t("title")}
        description={
          <>
            <span className="figures">{account.accountNo}</span> · {account.address}
          </>
        }
        crumbs={[
          { label: words("title"), href: "/accounts" },
          { label: account.accountNo, href: `/accounts/${id}` },
          { label: t("title") },
        ]}
      />
      {ready ? (
        <div className="grid gap-4 lg:max-w-3xl">
          <AreaForm accountId={id} form={form} />
          {form.unitFree && <UnitStop accountId={id} />}
        </div>
      ) : (
        <EmptyState title={t("none")} />
      )}
    </ClientMessages>
  );
}
