import { Handshake } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money/money";
import { Pager } from "@/app/_ui/pager";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { staffMay } from "@/tenants/permissions";
import { CollectionTabs } from "../_parts/collection-tabs";
import { promiseTones } from "../_parts/tones";
import { TakePromise } from "./take-promise";
import { WithdrawPromise } from "./withdraw-promise";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("collections.promises"))("title") };
}

/** What customers have promised to pay, and whether they did. */
export default async function PromisesPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const { site, session } = await requireStaff("collections.read");
  const { before } = await searchParams;
  const [{ rows, next }, t] = await Promise.all([
    api().then((call) => call.staff.collections["list-promises"]({ before })),
    getTranslations("collections.promises"),
  ]);
  const may = staffMay(session.roles, "collections.promise");
  return (
    <ClientMessages of={["collections", "errors"]}>
      <CollectionTabs current="promises" actions={may && <TakePromise today={dayOf(now(), site.tenant.timezone)} />} />
      <Card title={t("title")} description={t("hint")} flush>
        {rows.length === 0 ? (
          <EmptyState icon={<Handshake />} title={t("none")} />
        ) : (
          <Table caption={t("title")}>
            <TableHead>
              <tr>
                <HeadCell>{t("account")}</HeadCell>
                <HeadCell numeric>{t("amount")}</HeadCell>
                <HeadCell>{t("state")}</HeadCell>
                <HeadCell className="hidden sm:table-cell">{t("takenBy")}</HeadCell>
                <HeadCell className="hidden sm:table-cell">{t("note")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {rows.map((one) => (
                <TableRow key={one.id}>
                  <Cell className="min-w-36">
                    <TextLink href={`/billing/accounts/${one.accountId}`} className="figures">
                      {one.accountNo}
                    </TextLink>
                    <span className="block text-[0.875em] text-ink-3">{one.address}</span>
                  </Cell>
                  <Cell numeric>
                    <Money amountMinor={one.amountMinor} />
                    <span className="block whitespace-nowrap text-[0.875em] text-ink-3">
                      {t("by", { day: one.payBy })}
                    </span>
                  </Cell>
                  <Cell>
                    <span className="grid justify-items-start gap-1">
                      <Status tone={promiseTones[one.status]}>{t(`states.${one.status}`)}</Status>
                      {may && one.status === "open" && <WithdrawPromise promiseId={one.id} />}
                    </span>
                  </Cell>
                  <Cell className="hidden whitespace-nowrap sm:table-cell">
                    {one.takenBy}
                    <span className="figures block text-[0.875em] text-ink-3">{one.promisedOn}</span>
                  </Cell>
                  <Cell className="hidden max-w-72 sm:table-cell">{one.note || "—"}</Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
        <Pager nextHref={next ? `/collections/promises?${new URLSearchParams({ before: next })}` : undefined} />
      </Card>
    </ClientMessages>
  );
}
