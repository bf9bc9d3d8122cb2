import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { WatchList } from "./watch-list";

type Props = { params: Promise<{ listId: string }>; searchParams: Promise<{ after?: string }> };
type Reason = "high" | "future";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metering.lists"))("title") };
}

/** One file: how far it is read, and every line that was held or refused with its reason. */
export default async function ListPage({ params, searchParams }: Props) {
  await requireStaff("metering.record");
  const [{ listId }, { after }] = await Promise.all([params, searchParams]);
  const call = await api();
  const [list, { rows, next }, t] = await Promise.all([
    call.staff.metering["get-file"]({ listId }),
    call.staff.metering["list-lines"]({ listId, after: after && /^\d{1,7}$/.test(after) ? Number(after) : undefined }),
    getTranslations("metering"),
  ]);
  const say = (outcome: "held" | "refused", reason: string) =>
    outcome === "held" ? t(`findings.${reason as Reason & "high"}`) : t(`refusals.${reason as Reason & "future"}`);
  return (
    <ClientMessages of={["metering", "errors"]}>
      <PageHeader
        title={list.fileName}
        crumbs={[{ label: t("lists.title"), href: "/readings/lists" }, { label: list.fileName }]}
      />
      <div className="grid gap-4">
        <WatchList first={list} />
        {rows.length > 0 && (
          <Card title={t("lists.lines")} flush>
            <Table caption={t("lists.lines")}>
              <TableHead>
                <tr>
                  <HeadCell numeric>{t("lists.line")}</HeadCell>
                  <HeadCell>{t("lists.meter")}</HeadCell>
                  <HeadCell numeric>{t("lists.value")}</HeadCell>
                  <HeadCell>{t("lists.readOn")}</HeadCell>
                  <HeadCell>{t("lists.why")}</HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {rows.map((row) => (
                  <TableRow key={row.id}>
                    <Cell numeric>{row.line}</Cell>
                    <Cell className="figures">{row.meterNo || "—"}</Cell>
                    <Cell numeric>{row.value || "—"}</Cell>
                    <Cell className="figures">{row.readOn || "—"}</Cell>
                    <Cell>
                      <Status tone={row.outcome === "held" ? "warn" : "danger"}>{t(`outcomes.${row.outcome}`)}</Status>
                      <span className="ml-2">{row.reasons.map((reason) => say(row.outcome, reason)).join("、")}</span>
                    </Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
            <Pager
              nextHref={next ? `/readings/lists/${listId}?${new URLSearchParams({ after: String(next) })}` : undefined}
            />
          </Card>
        )}
      </div>
    </ClientMessages>
  );
}
