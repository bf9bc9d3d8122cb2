import { Landmark } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { localName } from "@/app/_billing/local-name";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import type { listMandates } from "@/server/billing/mandates/list-mandates";
import { isUuid } from "@/server/platform/ids";
import { BankTabs } from "../bank-files/bank-tabs";
import { EndMandate } from "./end-mandate";
import { SignMandate } from "./sign-mandate";

type Mandates = Awaited<ReturnType<typeof listMandates>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cashier.mandates"))("title") };
}

/** Whose bank accounts may be debited; to sign, to find by account number, to end. */
export default async function MandatesPage({
  searchParams,
}: {
  searchParams: Promise<{ before?: string; account?: string }>;
}) {
  await requireStaff("cashier.bank-files");
  const { before, account } = await searchParams;
  const until = before && isUuid(before) ? before : undefined;
  const [mandates, t, billing, locale] = await Promise.all([
    api().then((call) => call.staff.cashier["list-mandates"]({ before: until, accountNo: account || undefined })),
    getTranslations("cashier.mandates"),
    getTranslations("billing.staff"),
    getLocale(),
  ]);
  const banks = mandates.banks.map(({ slug, name }) => ({ slug, label: localName(name, locale) }));
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: billing("title"), href: "/billing" }, { label: t("title") }]}
      />
      <BankTabs current="mandates" />
      <div className="grid gap-4">
        <Card title={t("sign")}>
          <ClientMessages of={["cashier", "errors"]}>
            <SignMandate banks={banks} />
          </ClientMessages>
        </Card>
        <Card title={t("list")} flush>
          {mandates.rows.length === 0 ? (
            <EmptyState icon={<Landmark />} title={t("empty")} />
          ) : (
            <ClientMessages of={["cashier", "errors"]}>
              <List mandates={mandates} banks={banks} />
            </ClientMessages>
          )}
          <Pager nextHref={mandates.next ? `/billing/mandates?before=${mandates.next}` : undefined} />
        </Card>
      </div>
    </>
  );
}

async function List({ mandates, banks }: { mandates: Mandates; banks: { slug: string; label: string }[] }) {
  const t = await getTranslations("cashier.mandates");
  return (
    <Table caption={t("list")}>
      <TableHead>
        <tr>
          <HeadCell>{t("accountNo")}</HeadCell>
          <HeadCell>{t("address")}</HeadCell>
          <HeadCell>{t("holder")}</HeadCell>
          <HeadCell>{t("bankAccountNo")}</HeadCell>
          <HeadCell>{t("bank")}</HeadCell>
          <HeadCell>{t("validFrom")}</HeadCell>
          <HeadCell>{t("state")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("end")}</span>
          </HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {mandates.rows.map((mandate) => (
          <TableRow key={mandate.id}>
            <Cell className="figures">
              <TextLink href={`/billing/accounts/${mandate.accountId}`}>{mandate.accountNo}</TextLink>
            </Cell>
            <Cell>{mandate.address}</Cell>
            <Cell className="whitespace-nowrap">{mandate.holderName}</Cell>
            <Cell className="figures whitespace-nowrap">{mandate.bankAccountNo}</Cell>
            <Cell>{banks.find(({ slug }) => slug === mandate.profileSlug)?.label ?? mandate.profileSlug}</Cell>
            <Cell className="figures whitespace-nowrap">{mandate.validFrom}</Cell>
            <Cell>
              {mandate.validTo ? (
                <Status>{t("ended", { day: mandate.validTo })}</Status>
              ) : (
                <Status tone="ok">{t("inForce")}</Status>
              )}
            </Cell>
            <Cell className="text-right">
              {!mandate.validTo && <EndMandate mandateId={mandate.id} accountNo={mandate.accountNo} />}
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
