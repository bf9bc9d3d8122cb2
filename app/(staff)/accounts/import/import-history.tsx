import { formatCount } from "@/app/_ui/format-count";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { RootRouter } from "@/server/trpc/root";
import { ImportStatus } from "./import-status";

type Imports = inferRouterOutputs<RootRouter>["staff"]["accounts"]["imports"]["list"];

/** Earlier lists and what became of them, newest first. */
export function ImportHistory({ imports, zone }: { imports: Imports; zone: string }) {
  const t = useTranslations("accounts.import");
  return (
    <Table caption={t("history")}>
      <TableHead>
        <tr>
          <HeadCell>{t("table.file")}</HeadCell>
          <HeadCell>{t("table.status")}</HeadCell>
          <HeadCell numeric>{t("table.rows")}</HeadCell>
          <HeadCell>{t("table.result")}</HeadCell>
          <HeadCell>{t("table.by")}</HeadCell>
          <HeadCell>{t("table.at")}</HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {imports.map((list) => (
          <TableRow key={list.id}>
            <Cell className="max-w-72">
              <TextLink href={`/accounts/import/${list.id}`} className="block truncate" title={list.fileName}>
                {list.fileName}
              </TextLink>
            </Cell>
            <Cell className="whitespace-nowrap">
              <ImportStatus status={list.status} />
            </Cell>
            <Cell numeric>{list.totalRows > 0 ? formatCount(list.totalRows) : "–"}</Cell>
            <Cell className="figures whitespace-nowrap">
              {["uploaded", "checking", "failed"].includes(list.status) ? "–" : t("summary", list)}
            </Cell>
            <Cell className="whitespace-nowrap">{list.startedByName}</Cell>
            <Cell>
              <DateTime at={list.createdAt} zone={zone} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
