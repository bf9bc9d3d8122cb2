import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Stat } from "@/app/_ui/stat";
import { Status } from "@/app/_ui/status";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { newId } from "@/server/platform/ids";
import { ProposalForm } from "./proposal-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adjustments.form"))("title") };
}

/** Proposes a waiver, write-down, refund and the like for one account. */
export default async function NewAdjustmentPage({ searchParams }: { searchParams: Promise<{ account?: string }> }) {
  await requireStaff("adjustments.propose");
  const { account } = await searchParams;
  const id = z.uuid().safeParse(account);
  if (!id.success) notFound();
  const [prepared, t] = await Promise.all([
    api().then((call) => call.staff.adjustments.prepare({ accountId: id.data })),
    getTranslations("adjustments"),
  ]);
  const { accountNo, lowIncome } = prepared.account;
  return (
    <ClientMessages of={["adjustments", "billing", "errors"]}>
      <PageHeader
        title={t("form.title")}
        description={t("form.for", { accountNo, payer: prepared.payerName })}
        status={lowIncome && <Status tone="info">{t("form.lowIncome")}</Status>}
        crumbs={[
          { label: t("title"), href: "/adjustments" },
          { label: accountNo, href: `/accounts/${id.data}` },
          { label: t("form.title") },
        ]}
      />
      <div className="mb-4 grid gap-3 sm:grid-cols-2 lg:max-w-3xl">
        <Stat label={t("form.balance")} value={<Money amountMinor={prepared.balanceMinor} />} />
        <Stat label={t("form.credit")} value={formatMinor(prepared.creditMinor)} />
      </div>
      <ProposalForm prepared={prepared} idempotencyKey={newId()} />
    </ClientMessages>
  );
}
