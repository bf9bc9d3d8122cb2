import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { staffMay } from "@/tenants/permissions";
import { AccountStatus } from "../account-status";
import { AccountFacts } from "./account-facts";
import { AdjustmentsCard } from "./adjustments-card";
import { Agreements } from "./agreements";
import { Areas } from "./areas";
import { Households } from "./households";
import { KeyFigures } from "./key-figures";
import { MoneyCards } from "./money-cards";
import { NewRequests } from "./new-requests";
import { People } from "./people";
import { WorkCards } from "./work-cards";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.page"))("account") };
}

/** Everything about one customer on one page: who, where, what is agreed, what is owed, what is going on. */
export default async function AccountPage({ params }: Props) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { site, session } = await requireStaff("accounts.read");
  const call = (await api()).staff;
  const caller = call.accounts;
  const may = (permission: Parameters<typeof staffMay>[1]) => staffMay(session.roles, permission);
  const [page, money, work, adjusted, t, words, change, areaChange] = await Promise.all([
    caller.get({ accountId: id }),
    may("billing.read") ? caller.money({ accountId: id }) : null,
    caller.work({ accountId: id }),
    may("adjustments.read") ? call.adjustments.list({ accountId: id }) : null,
    getTranslations("accounts.page"),
    getTranslations("accounts.search"),
    getTranslations("supply.change"),
    getTranslations("supply.areaChange"),
  ]);
  const owner = page.roles.find((role) => role.role === "owner" && role.validTo === null && role.supersededAt === null);
  const zone = site.tenant.timezone;
  const agreement = page.agreements[0]?.status ?? null;
  return (
    <ClientMessages of={["accounts", "errors"]}>
      <PageHeader
        title={<span className="break-words">{owner?.name ?? t("unknownOwner")}</span>}
        description={
          <>
            <span className="figures">{page.account.accountNo}</span> · {page.account.address}
          </>
        }
        status={<AccountStatus status={page.account.status} agreement={agreement} />}
        crumbs={[{ label: words("title"), href: "/accounts" }, { label: page.account.accountNo }]}
        actions={
          <>
            {may("tickets.open") && <NewRequests accountId={id} kind={site.tenant.kind} />}
            {may("supply.change-account") && page.account.status === "active" && (
              <LinkButton variant="secondary" href={`/accounts/${id}/change`}>
                {change("open")}
              </LinkButton>
            )}
          </>
        }
      />
      <KeyFigures page={page} money={money} />
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          <AccountFacts page={page} />
          <People accountId={id} roles={page.roles} mayReveal={may("accounts.read-identity")} />
          <Households
            accountId={id}
            households={page.households}
            today={dayOf(now(), zone)}
            mayTell={may("accounts.tell-household") && page.account.status === "active"}
          />
          <Agreements agreements={page.agreements} />
          <Areas
            areas={page.areas}
            change={
              site.tenant.kind === "heating" &&
              may("supply.change-account") &&
              page.account.status === "active" && (
                <LinkButton variant="secondary" size="sm" href={`/accounts/${id}/change-area`}>
                  {areaChange("open")}
                </LinkButton>
              )
            }
          />
        </div>
        <div className="grid min-w-0 gap-4">
          {money ? <MoneyCards money={money} zone={zone} /> : <Card title={t("money")}>{t("moneyHidden")}</Card>}
          {adjusted && (
            <AdjustmentsCard accountId={id} rows={adjusted.rows} zone={zone} mayPropose={may("adjustments.propose")} />
          )}
          <WorkCards work={work} zone={zone} />
        </div>
      </div>
    </ClientMessages>
  );
}
