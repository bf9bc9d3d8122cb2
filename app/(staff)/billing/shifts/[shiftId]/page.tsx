import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { PrintButton } from "@/app/_ui/print-button";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { getShift } from "@/server/billing/shifts/get-shift";
import { staffMay } from "@/tenants/permissions";
import { ShiftSums } from "../shift-sums";
import { Countersign } from "./countersign";

type Shift = Awaited<ReturnType<typeof getShift>>;
const tones = { open: "info", closed: "warn", countersigned: "ok" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cashier.shifts"))("title") };
}

/** One shift: who, when, what was taken on which leaf, what was counted and why it differs. */
export default async function ShiftPage({ params }: { params: Promise<{ shiftId: string }> }) {
  const { site, session } = await requireStaff("cashier.read");
  const { shiftId } = await params;
  const [shift, t, billing] = await Promise.all([
    api().then((call) => call.staff.cashier["get-shift"]({ shiftId })),
    getTranslations("cashier.shifts"),
    getTranslations("billing.staff"),
  ]);
  const maySign =
    shift.status === "closed" &&
    shift.clerkId !== session.userId &&
    staffMay(session.roles, "cashier.countersign-shift");
  return (
    <>
      <PageHeader
        title={shift.shiftNo}
        description={shift.clerkName}
        status={<Status tone={tones[shift.status]}>{t(`status.${shift.status}`)}</Status>}
        crumbs={[
          { label: billing("title"), href: "/billing" },
          { label: t("title"), href: "/billing/shifts" },
          { label: shift.shiftNo },
        ]}
        actions={
          <>
            <PrintButton />
            {maySign && (
              <ClientMessages of={["cashier", "errors"]}>
                <Countersign shiftId={shift.id} shiftNo={shift.shiftNo} clerk={shift.clerkName} />
              </ClientMessages>
            )}
          </>
        }
      />
      <div className="grid gap-4">
        {shift.status === "closed" && !maySign && <Alert tone="info">{t("sign.waiting")}</Alert>}
        <Facts shift={shift} zone={site.tenant.timezone} />
        {shift.counts.length > 0 ? (
          <Counts counts={shift.counts} />
        ) : (
          <Card title={t("detail.sums")} flush>
            <ShiftSums sums={shift.sums} />
          </Card>
        )}
        <Takings takings={shift.takings} zone={site.tenant.timezone} />
      </div>
    </>
  );
}

async function Facts({ shift, zone }: { shift: Shift; zone: string }) {
  const t = await getTranslations("cashier.shifts");
  const items = [
    { term: t("openedAt"), detail: <DateTime at={shift.openedAt} zone={zone} /> },
    { term: t("closedAt"), detail: shift.closedAt ? <DateTime at={shift.closedAt} zone={zone} /> : "—" },
    { term: t("float"), detail: <Money amountMinor={shift.floatMinor} /> },
    {
      term: t("book"),
      detail:
        shift.bookFrom === null
          ? t("noBook")
          : `${shift.bookSeries}${shift.bookFrom} — ${shift.bookSeries}${shift.bookTo}`,
    },
    ...(shift.countersignedAt
      ? [
          { term: t("sign.by"), detail: shift.countersignedByName },
          { term: t("sign.at"), detail: <DateTime at={shift.countersignedAt} zone={zone} /> },
        ]
      : []),
    ...(shift.note ? [{ term: t("note"), detail: shift.note, wide: true }] : []),
  ];
  return (
    <Card>
      <DescriptionList items={items} />
    </Card>
  );
}

async function Counts({ counts }: { counts: Shift["counts"] }) {
  const t = await getTranslations("cashier.shifts");
  return (
    <Card title={t("detail.counts")} flush>
      <Table caption={t("detail.counts")}>
        <TableHead>
          <tr>
            <HeadCell>{t("method")}</HeadCell>
            <HeadCell numeric>{t("expected")}</HeadCell>
            <HeadCell numeric>{t("counted")}</HeadCell>
            <HeadCell numeric>{t("difference")}</HeadCell>
            <HeadCell>{t("cause")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {counts.map((count) => (
            <TableRow key={count.id}>
              <Cell className="whitespace-nowrap">{t(`methods.${count.method}`)}</Cell>
              <Cell numeric>
                <Money amountMinor={count.expectedMinor} />
              </Cell>
              <Cell numeric>
                <Money amountMinor={count.countedMinor} />
              </Cell>
              <Cell numeric className={count.cause ? "font-medium text-danger" : undefined}>
                <Money amountMinor={count.countedMinor - count.expectedMinor} />
              </Cell>
              <Cell className="whitespace-nowrap">{count.cause ? t(`causes.${count.cause}`) : t("balanced")}</Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

async function Takings({ takings, zone }: { takings: Shift["takings"]; zone: string }) {
  const t = await getTranslations("cashier.shifts");
  return (
    <Card title={t("detail.takings")} flush>
      {takings.length === 0 ? (
        <EmptyState title={t("detail.empty")} />
      ) : (
        <Table caption={t("detail.takings")}>
          <TableHead>
            <tr>
              <HeadCell>{t("detail.at")}</HeadCell>
              <HeadCell>{t("detail.receiptNo")}</HeadCell>
              <HeadCell>{t("detail.bookNo")}</HeadCell>
              <HeadCell>{t("detail.account")}</HeadCell>
              <HeadCell>{t("detail.payer")}</HeadCell>
              <HeadCell>{t("method")}</HeadCell>
              <HeadCell numeric>{t("detail.amount")}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {takings.map((taking) => (
              <TableRow key={taking.paymentId}>
                <Cell>
                  <DateTime at={taking.takenAt} zone={zone} />
                </Cell>
                <Cell className="whitespace-nowrap">
                  <TextLink href={`/billing/receipts/${taking.paymentId}`} className="figures">
                    {taking.receiptNo ?? "—"}
                  </TextLink>
                </Cell>
                <Cell className="figures whitespace-nowrap">
                  {taking.bookNo === null
                    ? "—"
                    : `${taking.bookSeries ?? ""}${taking.bookNo.toString().padStart(7, "0")}`}
                </Cell>
                <Cell className="figures">{taking.accountNo}</Cell>
                <Cell className="whitespace-nowrap">{taking.payerName || "—"}</Cell>
                <Cell className="whitespace-nowrap">{t(`methods.${taking.method as "cash"}`)}</Cell>
                <Cell numeric>
                  <Money amountMinor={taking.amountMinor} />
                  {taking.status === "refunded" && (
                    <span className="block">
                      <Status tone="warn">{t("detail.reversed")}</Status>
                    </span>
                  )}
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
