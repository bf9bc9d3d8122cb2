import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import type { AccountPageData } from "./types";

const tones = { active: "ok", "pending-start": "info", suspended: "warn", stopped: "neutral" } as const;

/** The agreements of an account, newest first. */
export function Agreements({ agreements }: { agreements: AccountPageData["agreements"] }) {
  const t = useTranslations("accounts.page");
  const words = useTranslations("accounts.status");
  const columns = useTranslations("accounts.columns");
  if (agreements.length === 0) return <Card title={t("agreements")}>{t("noAgreement")}</Card>;
  return (
    <Card flush title={t("agreements")}>
      <Table caption={t("agreements")}>
        <TableHead>
          <tr>
            <HeadCell>{t("agreementNo")}</HeadCell>
            <HeadCell>{t("service")}</HeadCell>
            <HeadCell>{t("servicePoint")}</HeadCell>
            <HeadCell>{t("agreementPeriod")}</HeadCell>
            <HeadCell>{columns("status")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {agreements.map((agreement) => (
            <TableRow key={agreement.id}>
              <Cell className="figures whitespace-nowrap">{agreement.agreementNo}</Cell>
              <Cell>{t(`services.${agreement.service}`)}</Cell>
              <Cell className="figures whitespace-nowrap">{agreement.servicePoint}</Cell>
              <Cell className="figures whitespace-nowrap">
                {agreement.endsOn
                  ? t("period", { from: agreement.startsOn, to: agreement.endsOn })
                  : t("since", { day: agreement.startsOn })}
              </Cell>
              <Cell>
                <Status tone={tones[agreement.status]}>{words(agreement.status)}</Status>
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
