import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateText } from "@/app/_ui/time/date-text";
import type { getTariffSettings } from "@/server/billing/tariffs/get-tariff-settings";

type Settings = Awaited<ReturnType<typeof getTariffSettings>>;
type VersionsCardProps = Pick<Settings, "versions" | "current" | "today"> & { mayCompare: boolean };

/** Every version with its first day, its author and why it came. */
export function VersionsCard({ versions, current, today, mayCompare }: VersionsCardProps) {
  const t = useTranslations("tariff");
  const statusOf = (version: Settings["versions"][number]) => {
    if (version.status === "draft") return <Status tone="warn">{t("statuses.draft")}</Status>;
    if (version.id === current?.id) return <Status tone="ok">{t("statuses.current")}</Status>;
    if (version.effectiveFrom && version.effectiveFrom > today)
      return <Status tone="info">{t("statuses.later")}</Status>;
    return <Status>{t("statuses.past")}</Status>;
  };
  return (
    <Card title={t("versions")} flush>
      <Table caption={t("versions")}>
        <TableHead>
          <tr>
            <HeadCell>{t("versions")}</HeadCell>
            <HeadCell>{t("status")}</HeadCell>
            <HeadCell>{t("effectiveFrom")}</HeadCell>
            <HeadCell>{t("author")}</HeadCell>
            <HeadCell>{t("note")}</HeadCell>
            {mayCompare && <HeadCell>{t("compare.title")}</HeadCell>}
          </tr>
        </TableHead>
        <TableBody>
          {versions.map((version, index) => {
            const older = versions[index + 1];
            return (
              <TableRow key={version.id}>
                <Cell className="font-medium whitespace-nowrap">{t("versionNo", { version: version.version })}</Cell>
                <Cell className="whitespace-nowrap">{statusOf(version)}</Cell>
                <Cell>{version.effectiveFrom ? <DateText day={version.effectiveFrom} /> : "—"}</Cell>
                <Cell className="whitespace-nowrap">{version.authorName}</Cell>
                <Cell className="min-w-48">{version.note}</Cell>
                {mayCompare && (
                  <Cell className="whitespace-nowrap">
                    {older && (
                      <TextLink href={`/settings/tariff/compare?older=${older.id}&newer=${version.id}`}>
                        {t("compare.link", { version: older.version })}
                      </TextLink>
                    )}
                  </Cell>
                )}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Card>
  );
}
