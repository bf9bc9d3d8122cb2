import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateText } from "@/app/_ui/time/date-text";
import type { getWorkflowSettings } from "@/server/tickets/settings/get-workflow-settings";

type Settings = Awaited<ReturnType<typeof getWorkflowSettings>>;

/** Every version with its author, its first day and the tickets that still travel on it. */
export function VersionsCard({
  type,
  versions,
  current,
  today,
}: Pick<Settings, "type" | "versions" | "current" | "today">) {
  const t = useTranslations("tickets.workflows");
  const statusOf = (version: Settings["versions"][number]) => {
    if (version.status === "draft") return <Status tone="warn">{t("draft_")}</Status>;
    if (version.id === current?.id) return <Status tone="ok">{t("current")}</Status>;
    if (version.effectiveFrom && version.effectiveFrom > today) return <Status tone="info">{t("later")}</Status>;
    return <Status>{t("published_")}</Status>;
  };
  return (
    <Card title={t("versions")} flush>
      <Table caption={t("versions")}>
        <TableHead>
          <tr>
            <HeadCell>{t("versions")}</HeadCell>
            <HeadCell>{t("status")}</HeadCell>
            <HeadCell>{t("effective")}</HeadCell>
            <HeadCell numeric>{t("runningNow")}</HeadCell>
            <HeadCell>{t("author")}</HeadCell>
            <HeadCell>{t("note")}</HeadCell>
            <HeadCell>{t("compare")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {versions.map((version, index) => {
            const older = versions[index + 1];
            return (
              <TableRow key={version.id}>
                <Cell className="whitespace-nowrap font-medium">{t("versionNo", { version: version.version })}</Cell>
                <Cell>{statusOf(version)}</Cell>
                <Cell>{version.effectiveFrom ? <DateText day={version.effectiveFrom} /> : "—"}</Cell>
                <Cell numeric>{version.running}</Cell>
                <Cell className="whitespace-nowrap">{version.authorName}</Cell>
                <Cell className="min-w-48">{version.note}</Cell>
                <Cell className="whitespace-nowrap">
                  {older && (
                    <TextLink href={`/settings/workflows/${type}/compare?older=${older.id}&newer=${version.id}`}>
                      {t("compareTitle", { older: older.version, newer: version.version })}
                    </TextLink>
                  )}
                </Cell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Card>
  );
}
