import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import type { ImportState } from "./types";

/** The first rows of the list as they stand in the file. */
export function ListPreview({ list }: { list: ImportState }) {
  const t = useTranslations("accounts.import.columns");
  return (
    <Card flush title={t("preview")}>
      <Table caption={t("preview")}>
        <TableHead>
          <tr>
            {list.headers.map((header, index) => (
              <HeadCell key={index}>{header}</HeadCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {list.preview.map((row, line) => (
            <TableRow key={line}>
              {list.headers.map((_, index) => (
                <Cell key={index} className="max-w-64 truncate whitespace-nowrap">
                  {row[index] ?? ""}
                </Cell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
