import { FileSpreadsheet } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { ListDrop } from "@/app/_ui/file-drop/list-drop";
import { formatCount } from "@/app/_ui/format-count";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import { ReadingTabs } from "../_parts/reading-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metering.lists"))("title") };
}

const tones = { reading: "info", done: "ok", failed: "danger" } as const;

/** Files of readings: one to send, and what became of earlier ones. */
export default async function ListsPage() {
  const { site, session } = await requireStaff("metering.record");
  const [lists, t] = await Promise.all([
    api().then((call) => call.staff.metering["list-files"]()),
    getTranslations("metering.lists"),
  ]);
  return (
    <ClientMessages of={["metering", "errors"]}>
      <ReadingTabs current="lists" roles={session.roles} />
      <div className="grid gap-4">
        <Card title={t("title")} description={t("hint")}>
          <ListDrop label={t("file")} kinds={t("kinds")} sendTo="/api/readings/list" pages="/readings/lists" />
        </Card>
        <Card title={t("history")} flush>
          {lists.length === 0 ? (
            <EmptyState icon={<FileSpreadsheet />} title={t("none")} />
          ) : (
            <Table caption={t("history")}>
              <TableHead>
                <tr>
                  <HeadCell>{t("name")}</HeadCell>
                  <HeadCell>{t("state")}</HeadCell>
                  <HeadCell numeric>{t("taken")}</HeadCell>
                  <HeadCell numeric>{t("held")}</HeadCell>
                  <HeadCell numeric>{t("refused")}</HeadCell>
                  <HeadCell>{t("by")}</HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {lists.map((list) => (
                  <TableRow key={list.id}>
                    <Cell>
                      <TextLink href={`/readings/lists/${list.id}`}>{list.fileName}</TextLink>
                    </Cell>
                    <Cell>
                      <Status tone={tones[list.status]}>{t(`states.${list.status}`)}</Status>
                    </Cell>
                    <Cell numeric>{formatCount(list.taken)}</Cell>
                    <Cell numeric>{formatCount(list.held)}</Cell>
                    <Cell numeric>{formatCount(list.refused)}</Cell>
                    <Cell className="whitespace-nowrap">
                      {list.uploadedBy}
                      <span className="block text-[0.875em] text-ink-3">
                        <DateTime at={list.createdAt} zone={site.tenant.timezone} />
                      </span>
                    </Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )}
        </Card>
      </div>
    </ClientMessages>
  );
}
