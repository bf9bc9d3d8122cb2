import { CreditCard } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { RemoveCard } from "./remove-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.cards"))("title") };
}

/** The cards that a resident keeps at the payment provider for next time. */
export default async function CardsPage() {
  await requireResident();
  const [cards, t] = await Promise.all([
    api().then((call) => call.portal.billing["list-cards"]()),
    getTranslations("billing"),
  ]);
  return (
    <ClientMessages of={["billing", "errors"]}>
      <PageHeader
        title={t("cards.title")}
        description={t("cards.description")}
        crumbs={[
          { label: t("title"), href: "/bills" },
          { label: t("pay.title"), href: "/pay" },
          { label: t("cards.title") },
        ]}
      />
      <Card>
        {cards.length === 0 ? (
          <EmptyState icon={<CreditCard />} title={t("cards.none")}>
            {t("cards.noneHint")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {cards.map(({ id, brand, last4, expMonth, expYear }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0">
                <span className="min-w-0">
                  <span className="figures block font-medium">
                    {t("cards.card", { brand: brand.toUpperCase(), last4 })}
                  </span>
                  <span className="figures text-[0.9375em] text-ink-3">
                    {t("cards.until", { month: expMonth.toString().padStart(2, "0"), year: String(expYear) })}
                  </span>
                </span>
                <RemoveCard cardId={id} last4={last4} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </ClientMessages>
  );
}
