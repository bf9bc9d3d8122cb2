import { ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { formatCount } from "@/app/_ui/format-count";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { DateTime } from "@/app/_ui/time/date-time";
import { staffMay } from "@/tenants/permissions";
import { FinanceTabs } from "../finance-tabs";
import { ExplainAlert } from "./explain-alert";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("finance.proofs"))("title") };
}

/** The nightly proof that history has not moved: alerts, nights, and the last night's sums by month. */
export default async function ProofsPage() {
  const { site, session } = await requireStaff("finance.read");
  const [{ proofs, alerts, cells }, t] = await Promise.all([
    api().then((call) => call.staff.finance.proofs()),
    getTranslations("finance"),
  ]);
  const zone = site.tenant.timezone;
  const mayExplain = staffMay(session.roles, "finance.close");
  return (
    <>
      <PageHeader title={t("title")} description={t("proofs.rule")} />
      <FinanceTabs current="proofs" />
      <div className="grid gap-4">
        {alerts.map((alert) => (
          <Alert
            key={alert.id}
            tone={alert.explainedAt ? "info" : "danger"}
            title={t("proofs.moved", {
              what: t(`proofs.sources.${alert.source}`),
              recorded: alert.recordedMonth,
              effective: alert.effectiveMonth,
              night: alert.night,
            })}
            actions={
              !alert.explainedAt &&
              mayExplain && (
                <ClientMessages of={["finance", "errors"]}>
                  <ExplainAlert alertId={alert.id} />
                </ClientMessages>
              )
            }
          >
            {t("proofs.difference")} <Money amountMinor={alert.differenceMinor} signed /> · {t("proofs.count")}{" "}
            {alert.before?.rowCount ?? "0"} → {alert.after?.rowCount ?? "0"}
            {alert.explainedAt && (
              <p>
                {t("proofs.explained", { by: alert.explainedBy ?? "" })} {alert.explanation}
              </p>
            )}
          </Alert>
        ))}
        <Card flush title={t("proofs.nights")}>
          {proofs.length === 0 ? (
            <EmptyState icon={<ShieldCheck />} title={t("proofs.none")} />
          ) : (
            <Table caption={t("proofs.nights")}>
              <TableHead>
                <tr>
                  <HeadCell>{t("proofs.night")}</HeadCell>
                  <HeadCell>{t("proofs.result")}</HeadCell>
                  <HeadCell numeric>{t("proofs.count")}</HeadCell>
                  <HeadCell>{t("proofs.knownAt")}</HeadCell>
                  <HeadCell>SHA-256</HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {proofs.map((proof) => (
                  <TableRow key={proof.id}>
                    <Cell className="figures whitespace-nowrap">{proof.night}</Cell>
                    <Cell>
                      <Status tone={proof.moved === 0 ? "ok" : "danger"}>
                        {proof.moved === 0 ? t("proofs.well") : t("proofs.movedCount", { count: proof.moved })}
                      </Status>
                    </Cell>
                    <Cell numeric>{formatCount(proof.rowCount)}</Cell>
                    <Cell>
                      <DateTime at={proof.knownAt} zone={zone} seconds />
                    </Cell>
                    <Cell className="font-mono text-[0.8125em]">{proof.sha256.slice(0, 24)}…</Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )}
        </Card>
        {cells.length > 0 && (
          <Card flush title={t("proofs.sums")}>
            <Table caption={t("proofs.sums")}>
              <TableHead>
                <tr>
                  <HeadCell>{t("proofs.source")}</HeadCell>
                  <HeadCell>{t("proofs.recorded")}</HeadCell>
                  <HeadCell>{t("proofs.effective")}</HeadCell>
                  <HeadCell numeric>{t("proofs.count")}</HeadCell>
                  <HeadCell numeric>{t("periods.total")}</HeadCell>
                  <HeadCell numeric>{t("proofs.receivable")}</HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {cells.toReversed().map((cell) => (
                  <TableRow key={`${cell.source} ${cell.recorded} ${cell.effective}`}>
                    <Cell className="whitespace-nowrap">{t(`proofs.sources.${cell.source}`)}</Cell>
                    <Cell className="figures whitespace-nowrap">{cell.recorded}</Cell>
                    <Cell className="figures whitespace-nowrap">{cell.effective}</Cell>
                    <Cell numeric>{formatCount(Number(cell.rowCount))}</Cell>
                    <Cell numeric>
                      <Money amountMinor={BigInt(cell.amount)} />
                    </Cell>
                    <Cell numeric>
                      {cell.source === "postings" ? <Money amountMinor={BigInt(cell.receivable)} /> : "—"}
                    </Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Card>
        )}
      </div>
    </>
  );
}
