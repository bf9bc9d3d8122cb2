import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { localName } from "@/app/_billing/local-name";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { TextLink } from "@/app/_ui/text-link";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { formatDate } from "@/app/_ui/time/format-date";
import { PayForm } from "./pay-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.pay"))("title") };
}

/** Choose what to pay, then on to the payment page. */
export default async function PayPage({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  await requireResident();
  const [{ bill, cancelled }, money, t, locale] = await Promise.all([
    searchParams,
    api().then((call) => call.portal.billing["list-bills"]()),
    getTranslations("billing"),
    getLocale(),
  ]);
  if (!money) {
    return (
      <EmptyState
        title={t("noAccountTitle")}
        actions={<LinkButton href="/open-account">{t("openAccount")}</LinkButton>}
      >
        {t("noAccountBody")}
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader
        title={t("pay.title")}
        description={
          <span className="figures">
            {t("account", { accountNo: money.account.accountNo })} · {money.account.address}
          </span>
        }
        crumbs={[{ label: t("title"), href: "/bills" }, { label: t("pay.title") }]}
      />
      {cancelled && (
        <Alert tone="info" className="mb-5">
          {t("pay.cancelled")}
        </Alert>
      )}
      {money.open.length === 0 && (
        <Alert tone="ok" className="mb-5" title={t("owed.none")}>
          {t("pay.allPaid")}
        </Alert>
      )}
      <ClientMessages of={["billing", "errors"]}>
        <PayForm
          bills={money.open.map((one) => ({
            id: one.id,
            name: [
              localName(one.seasonName, locale),
              ...(one.kind === "late-fee" || one.kind === "growth" ? [t(`kind.${one.kind}`)] : []),
            ].join(" · "),
            due: t("pay.due", { day: formatDate(one.dueOn, locale) }),
            overdue: one.state === "overdue",
            openMinor: one.openMinor,
            payMinor: one.payMinor,
            discount: one.discount
              ? t("pay.discount", {
                  amount: formatMinor(one.discount.amountMinor),
                  until: formatDate(one.discount.until, locale),
                })
              : null,
            chosen: bill ? one.id === bill : true,
          }))}
        />
      </ClientMessages>
      <p className="mt-4 flex items-center gap-2 text-[0.9375em] text-ink-2">
        <CircleCheck aria-hidden className="size-5 shrink-0 text-ok" />
        {t("pay.methods")}
      </p>
      <p className="mt-2 text-[0.9375em]">
        <TextLink href="/pay/cards">{t("cards.title")}</TextLink>
      </p>
    </>
  );
}
