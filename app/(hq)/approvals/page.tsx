import { Scale } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireHq } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { formatMoment } from "@/app/_ui/time/format-date";
import type { HqApproval } from "@/server/adjustments/list-approvals";
import { hqMay } from "@/tenants/permissions";
import { AnswerForm } from "./answer-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adjustments.hq"))("title") };
}

/** Sums above a subsidiary's own limit: headquarters reads what is needed and answers; it changes nothing there. */
export default async function ApprovalsPage() {
  const { site, session } = await requireHq("hq.read-approvals");
  const [{ waiting, answered }, t] = await Promise.all([
    api().then((call) => call.hq.approvals.list()),
    getTranslations("adjustments.hq"),
  ]);
  const zone = site.group.timezone;
  const mayAnswer = hqMay(session.roles, "hq.answer-approval");
  return (
    <ClientMessages of={["adjustments", "errors"]}>
      <PageHeader title={t("title")} description={t("description")} />
      <h2 className="mb-2 text-[1.125em] font-semibold">{t("waiting")}</h2>
      {waiting.length === 0 && (
        <EmptyState icon={<Scale />} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      )}
      <div className="grid gap-4 xl:grid-cols-2">
        {waiting.map((one) => (
          <Approval key={one.id} approval={one} zone={zone}>
            {mayAnswer && <AnswerForm tenantId={one.tenantId} approvalId={one.id} />}
          </Approval>
        ))}
      </div>
      {answered.length > 0 && <h2 className="mt-6 mb-2 text-[1.125em] font-semibold">{t("answered")}</h2>}
      <div className="grid gap-4 xl:grid-cols-2">
        {answered.map((one) => (
          <Approval key={one.id} approval={one} zone={zone} />
        ))}
      </div>
    </ClientMessages>
  );
}

async function Approval({
  approval,
  zone,
  children,
}: {
  approval: HqApproval;
  zone: string;
  children?: React.ReactNode;
}) {
  const [t, locale] = await Promise.all([getTranslations("adjustments"), getLocale()]);
  const { answer } = approval;
  const kind = approval.kind as "waiver";
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {locale === "en" ? approval.tenantNameEn : approval.tenantName} · {t(`kinds.${kind}`)}
          {answer && <Status tone={answer.answer === "approved" ? "ok" : "danger"}>{t(`hq.${answer.answer}`)}</Status>}
        </span>
      }
    >
      <p className="text-[1.375em] font-semibold">
        <Money amountMinor={approval.amountMinor} />
      </p>
      <p className="figures mt-1 text-ink-2">
        {t("hq.before")} <Money amountMinor={approval.beforeMinor} /> → {t("hq.after")}{" "}
        <Money amountMinor={approval.afterMinor} />
      </p>
      <p className="mt-2 break-words">{approval.reason}</p>
      <p className="mt-2 text-[0.875em] text-ink-3">
        <span className="figures">{approval.adjustmentNo}</span> · <span className="figures">{approval.accountNo}</span>{" "}
        · {t("hq.documents", { count: approval.documents })}
        <br />
        {t("hq.askedAt", { name: approval.proposedByName, at: formatMoment(approval.askedAt, zone) })}
      </p>
      {answer && (
        <p className="mt-3 border-t border-line pt-3">
          {answer.note}
          <span className="block text-[0.875em] text-ink-3">
            {t("hq.answeredBy", { name: answer.answeredByName, at: formatMoment(answer.answeredAt, zone) })}
          </span>
        </p>
      )}
      {children}
    </Card>
  );
}
