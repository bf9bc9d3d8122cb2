import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/app/_ui/card";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import type { AccountPageData } from "./types";
import { Validity } from "./validity";

/** What an account is charged for, with everything it was before. */
export function Areas({ areas, change }: { areas: AccountPageData["areas"]; change: ReactNode }) {
  const t = useTranslations("accounts.page");
  if (areas.length === 0)
    return (
      <Card title={t("areas")} actions={change}>
        {t("noArea")}
      </Card>
    );
  return (
    <Card flush title={t("areas")} actions={change}>
      <Table caption={t("areas")}>
        <TableHead>
          <tr>
            <HeadCell>{t("areaKind")}</HeadCell>
            <HeadCell numeric>{t("chargeableArea")}</HeadCell>
            <HeadCell numeric>{t("builtAreaColumn")}</HeadCell>
            <HeadCell numeric>{t("heightFactor")}</HeadCell>
            <HeadCell>{t("priceClass")}</HeadCell>
            <HeadCell>{t("settlement")}</HeadCell>
            <HeadCell>{t("supplyState")}</HeadCell>
            <HeadCell>{t("validity")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {areas.map((area) => (
            <TableRow key={area.id} className={area.validTo || area.supersededAt ? "text-ink-3" : ""}>
              <Cell className="whitespace-nowrap">
                {t(`areaKinds.${area.kind}`)} {area.areaNo}
              </Cell>
              <Cell numeric>{area.chargeableArea}</Cell>
              <Cell numeric>{area.builtArea}</Cell>
              <Cell numeric>{Number(area.heightFactor)}</Cell>
              <Cell className="whitespace-nowrap">{nameOfClass(area.priceClass)}</Cell>
              <Cell className="whitespace-nowrap">{t(`settlements.${area.settlement}`)}</Cell>
              <Cell className="whitespace-nowrap">
                <Status tone={area.supplyState === "on" ? "ok" : "warn"}>
                  {t(`supplyStates.${area.wholeUnitStop ? "unit" : area.supplyState}`)}
                </Status>
              </Cell>
              <Cell>
                <Validity fact={area} />
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );

  /** The two classes that every subsidiary has are spelled out; its own ones show as they are named in the tariff. */
  function nameOfClass(slug: string): string {
    return slug === "residential" || slug === "public" ? t(`classes.${slug}`) : slug;
  }
}
