import { useTranslations } from "next-intl";
import { useSeasonLabel } from "@/app/_billing/use-season-label";
import { Card } from "@/app/_ui/card";
import { Money } from "@/app/_ui/money/money";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { DateTime } from "@/app/_ui/time/date-time";
import type { AccountMoney } from "./types";

const tones = {
  created: "info",
  pending: "info",
  succeeded: "ok",
  failed: "danger",
  expired: "neutral",
  refunded: "warn",
} as const;

/** The latest bills and payments, and the ledger lines that the balance is made of. */
export function MoneyCards({ money, zone }: { money: AccountMoney; zone: string }) {
  const t = useTranslations("accounts.page");
  const columns = useTranslations("accounts.columns");
  const season = useSeasonLabel();
  return (
    <>
      <Card flush title={t("bills")}>
        {money.bills.length === 0 ? (
          <Nothing>{t("noBills")}</Nothing>
        ) : (
          <Table caption={t("bills")}>
            <TableHead>
              <tr>
                <HeadCell>{t("billNo")}</HeadCell>
                <HeadCell>{t("season")}</HeadCell>
                <HeadCell numeric>{t("amount")}</HeadCell>
                <HeadCell numeric>{t("open")}</HeadCell>
                <HeadCell>{t("dueOn")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {money.bills.map((bill) => (
                <TableRow key={bill.id}>
                  <Cell className="figures whitespace-nowrap">{bill.billNo}</Cell>
                  <Cell className="figures whitespace-nowrap">{season(bill.season)}</Cell>
                  <Cell numeric>
                    <Money bare amountMinor={bill.amountMinor} />
                  </Cell>
                  <Cell numeric className={bill.openMinor > 0n ? "font-medium text-danger" : "text-ink-3"}>
                    <Money bare amountMinor={bill.openMinor} />
                  </Cell>
                  <Cell className="figures whitespace-nowrap">{bill.dueOn}</Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      <Card flush title={t("payments")}>
        {money.payments.length === 0 ? (
          <Nothing>{t("noPayments")}</Nothing>
        ) : (
          <Table caption={t("payments")}>
            <TableHead>
              <tr>
                <HeadCell>{t("paymentNo")}</HeadCell>
                <HeadCell numeric>{t("amount")}</HeadCell>
                <HeadCell>{t("channel")}</HeadCell>
                <HeadCell>{columns("status")}</HeadCell>
                <HeadCell>{t("paidAt")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {money.payments.map((payment) => (
                <TableRow key={payment.id}>
                  <Cell className="figures whitespace-nowrap">{payment.paymentNo}</Cell>
                  <Cell numeric>
                    <Money bare amountMinor={payment.amountMinor} />
                  </Cell>
                  <Cell className="whitespace-nowrap">{t(`channels.${payment.channel}`)}</Cell>
                  <Cell className="whitespace-nowrap">
                    <Status tone={tones[payment.status]}>{t(`paymentStatus.${payment.status}`)}</Status>
                  </Cell>
                  <Cell>
                    <DateTime at={payment.paidAt ?? payment.createdAt} zone={zone} />
                  </Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      <Card flush title={t("ledger")} description={t("ledgerHint")}>
        {money.ledger.length === 0 ? (
          <Nothing>{t("noLedger")}</Nothing>
        ) : (
          <Table caption={t("ledger")}>
            <TableHead>
              <tr>
                <HeadCell>{t("effectiveOn")}</HeadCell>
                <HeadCell>{t("ledgerKind")}</HeadCell>
                <HeadCell numeric>{t("effect")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {money.ledger.map((line) => (
                <TableRow key={line.id}>
                  <Cell className="figures whitespace-nowrap">{line.effectiveOn}</Cell>
                  <Cell className="whitespace-nowrap">{t(`ledgerKinds.${line.kind}`)}</Cell>
                  <Cell numeric>
                    <Money bare signed amountMinor={line.effectMinor} />
                  </Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
    </>
  );
}

function Nothing({ children }: { children: string }) {
  return <p className="px-(--card-p) pb-(--card-p) text-ink-3">{children}</p>;
}
