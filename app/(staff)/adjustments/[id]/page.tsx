import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { PaperList } from "@/app/_requests/paper-list";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { PageHeader } from "@/app/_ui/page-header";
import { staffMay } from "@/tenants/permissions";
import { AdjustmentState } from "../status";
import { Arithmetic } from "./arithmetic";
import { DecidePanel } from "./decide-panel";
import { Facts } from "./facts";
import { PostingList } from "./posting-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adjustments.detail"))("title") };
}

/** One adjustment as its approver needs it: why, how it was counted, what it does to the balance, and the papers. */
export default async function AdjustmentPage({ params }: { params: Promise<{ id: string }> }) {
  const { site, session } = await requireStaff("adjustments.read");
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const [row, t] = await Promise.all([
    api().then((call) => call.staff.adjustments.get({ adjustmentId: id })),
    getTranslations("adjustments"),
  ]);
  const zone = site.tenant.timezone;
  const label = { zh: t("detail.document"), en: t("detail.document") };
  return (
    <ClientMessages of={["adjustments", "errors"]}>
      <PageHeader
        title={t(`kinds.${row.kind}`)}
        description={
          <>
            <span className="figures">{row.adjustmentNo}</span> · {row.address}
          </>
        }
        status={<AdjustmentState status={row.status} />}
        crumbs={[
          { label: t("title"), href: "/adjustments" },
          { label: row.accountNo, href: `/accounts/${row.accountId}` },
          { label: row.adjustmentNo },
        ]}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          <Arithmetic row={row} />
          <Facts row={row} zone={zone} />
          <Card title={t("detail.papers")}>
            {row.papers.length > 0 ? (
              <PaperList papers={row.papers.map((paper) => ({ ...paper, label }))} zone={zone} />
            ) : (
              <p className="text-ink-3">{t("detail.noPapers")}</p>
            )}
          </Card>
          <PostingList row={row} zone={zone} />
        </div>
        <DecidePanel
          row={{
            id: row.id,
            status: row.status,
            answered: row.answered,
            may: row.may,
          }}
          mayApprove={staffMay(session.roles, "adjustments.approve")}
          mayPayOut={staffMay(session.roles, "adjustments.pay-out")}
        />
      </div>
    </ClientMessages>
  );
}
