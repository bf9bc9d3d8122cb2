"use client";
import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { Money } from "@/app/_ui/money/money";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import type { StoppedUnit } from "@/server/supply/stop-unit";

/** The homes of a unit, each with what it was, and what its standing bill was and becomes. */
export function UnitHomes({ unit }: { unit: StoppedUnit }) {
  const t = useTranslations("supply.unitStop");
  const locale = useLocale();
  return (
    <div>
      <p className="mb-2 font-medium">{t("season", { season: say(unit.season.name, locale) })}</p>
      <Table caption={t("title")}>
        <TableHead>
          <tr>
            <HeadCell>{t("room")}</HeadCell>
            <HeadCell>{t("accountNo")}</HeadCell>
            <HeadCell>{t("state")}</HeadCell>
            <HeadCell numeric>{t("before")}</HeadCell>
            <HeadCell numeric>{t("after")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {unit.homes.map((home) => (
            <TableRow key={home.agreementId}>
              <Cell className="figures">{home.room}</Cell>
              <Cell className="figures whitespace-nowrap">{home.accountNo}</Cell>
              <Cell className="whitespace-nowrap">
                <Status tone={home.wasSupplied ? "ok" : "warn"}>{t(home.wasSupplied ? "on" : "stopped")}</Status>
              </Cell>
              <Cell numeric>
                <Money amountMinor={home.beforeMinor} />
              </Cell>
              <Cell numeric>
                <Money amountMinor={home.afterMinor} />
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
