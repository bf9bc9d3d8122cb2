import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { Money } from "@/app/_ui/money/money";
import { TextLink } from "@/app/_ui/text-link";
import type { getTicketPage } from "@/server/tickets/get-ticket-page";

type Page = Awaited<ReturnType<typeof getTicketPage>>;

/** Whose account a ticket is about, what is owed, and what else is on its way for it. */
export function AccountCard({ account, others }: Pick<Page, "account" | "others">) {
  const t = useTranslations("tickets.ticket");
  const locale = useLocale();
  if (!account) {
    return (
      <Card title={t("account")}>
        <p className="text-ink-3">{t("noAccount")}</p>
      </Card>
    );
  }
  const items = [
    { term: t("address"), detail: account.address, wide: true },
    ...account.people.map((person) => ({
      term: t(person.role),
      detail: (
        <>
          {person.name}
          {person.phone && (
            <a href={`tel:${person.phone}`} className="figures ml-2 font-normal text-brand-text">
              {person.phone}
            </a>
          )}
        </>
      ),
    })),
    ...(account.owedMinor === null
      ? []
      : [
          {
            term: t("owed"),
            detail:
              account.owedMinor > 0n ? (
                <span className="text-danger">
                  <Money amountMinor={account.owedMinor} />
                </span>
              ) : (
                <span className="text-ok">{t("nothingOwed")}</span>
              ),
          },
        ]),
  ];
  return (
    <Card
      title={
        <>
          {t("account")} <span className="figures">{account.accountNo}</span>
        </>
      }
      actions={<TextLink href={`/accounts/${account.id}`}>{t("openAccount")}</TextLink>}
    >
      <DescriptionList columns={1} items={items} />
      {others.length > 0 && (
        <div className="mt-3 border-t border-line pt-3">
          <p className="text-[0.875em] text-warn">{t("others")}</p>
          <ul className="mt-1 grid gap-1">
            {others.map((other) => (
              <li key={other.ticketNo}>
                <TextLink href={`/tickets/${other.ticketNo}`}>
                  {say(other.title, locale)} <span className="figures">{other.ticketNo}</span>
                </TextLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
