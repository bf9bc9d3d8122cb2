import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { PaymentForm } from "./payment-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.requests"))("payment") };
}

/** Tells of a bank transfer that was made, with its slip. */
export default async function ReportPaymentPage() {
  await requireResident();
  const [application, t] = await Promise.all([
    (await api()).portal.requests.application({ type: "payment" }),
    getTranslations("tickets.requests"),
  ]);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t("payment")} />
      <ClientMessages of={["tickets", "errors"]}>
        <PaymentForm application={application} />
      </ClientMessages>
    </div>
  );
}
