import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { WatchSettling } from "./watch-settling";

type Props = { params: Promise<{ runId: string }>; searchParams: Promise<{ after?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metering.settle"))("title") };
}

/** One settling on its way, and afterwards the homes that it left aside with their reasons. */
export default async function SettlingPage({ params, searchParams }: Props) {
  await requireStaff("metering.read");
  const [{ runId }, { after }] = await Promise.all([params, searchParams]);
  const call = await api();
  const [run, t] = await Promise.all([
    call.staff.metering["get-usage-run"]({ runId }),
    getTranslations("metering.settle"),
  ]);
  const parked = run.status === "done" && run.parked > 0;
  const { rows, next } = parked
    ? await call.staff.metering["list-obstacles"]({ runId, after })
    : { rows: [], next: null };
  return (
    <ClientMessages of={["metering", "errors"]}>
      <PageHeader
        title={`${run.periodFrom} — ${run.periodTo}`}
        crumbs={[{ label: t("title"), href: "/readings/settle" }, { label: `${run.periodFrom} — ${run.periodTo}` }]}
      />
      <div className="grid gap-4">
        <WatchSettling first={run} />
        {rows.length > 0 && (
          <Card title={t("parkedList")} flush>
            <Table caption={t("parkedList")}>
              <TableHead>
                <tr>
                  <HeadCell>{t("agreement")}</HeadCell>
                  <HeadCell>{t("account")}</HeadCell>
                  <HeadCell>{t("address")}</HeadCell>
                  <HeadCell>{t("why")}</HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {rows.map((one) => (
                  <TableRow key={one.id}>
                    <Cell className="figures">{one.agreementNo}</Cell>
                    <Cell className="figures">
                      <TextLink href={`/accounts/${one.accountId}`}>{one.accountNo}</TextLink>
                    </Cell>
                    <Cell>{one.address}</Cell>
                    <Cell>{t(`reasons.${one.reason}`)}</Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
            <Pager nextHref={next ? `/readings/settle/${runId}?${new URLSearchParams({ after: next })}` : undefined} />
          </Card>
        )}
      </div>
    </ClientMessages>
  );
}
