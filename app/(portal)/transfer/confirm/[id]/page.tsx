import { CircleCheckBig } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { ConfirmTransferForm } from "./confirm-transfer-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("supply.transfer"))("confirmTitle") };
}

/** The new owner checks what is coming to them and says yes. */
export default async function ConfirmTransferPage({ params }: { params: Promise<{ id: string }> }) {
  await requireResident();
  const { id } = await params;
  const t = await getTranslations("supply");
  const { toConfirm } = await (await api()).portal.supply.home();
  const transfer = toConfirm.find((one) => one.ticketId === id);
  if (!transfer) {
    return (
      <EmptyState
        icon={<CircleCheckBig />}
        title={<h1>{t("transfer.gone")}</h1>}
        actions={<LinkButton href="/">{t("home")}</LinkButton>}
      >
        {t("transfer.goneBody")}
      </EmptyState>
    );
  }
  return (
    <ClientMessages of={["supply", "errors"]}>
      <PageHeader
        title={t("transfer.confirmTitle")}
        description={t("transfer.confirmLead")}
        className="mx-auto max-w-2xl"
      />
      <ConfirmTransferForm transfer={transfer} />
    </ClientMessages>
  );
}
