import { Banknote } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { listShifts } from "@/server/billing/shifts/list-shifts";
import { staffMay } from "@/tenants/permissions";
import { CloseShift } from "./close-shift";
import { OpenShift } from "./open-shift";
import { ShiftSums } from "./shift-sums";

type Shifts = Awaited<ReturnType<typeof listShifts>>;
const tones = { open: "info", closed: "warn", countersigned: "ok" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cashier.shifts"))("title") };
}

/** The clerk's own shift, to open or close, and everybody's for whoever countersigns. */
export default async function ShiftsPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const { site, session } = await requireStaff("cashier.read");
  const { before } = await searchParams;
  const day = before && !Number.isNaN(Date.parse(before)) ? new Date(before) : undefined;
  const [shifts, t, billing] = await Promise.all([
    api().then((call) => call.staff.cashier["list-shifts"]({ before: day })),
    getTranslations("cashier.shifts"),
    getTranslations("billing.staff"),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: billing("title"), href: "/billing" }, { label: t("title") }]}
      />
      <div className="grid gap-4">
        {staffMay(session.roles, "cashier.keep-shift") && <Mine mine={shifts.mine} zone={site.tenant.timezone} />}
        <List shifts={shifts} zone={site.tenant.timezone} />
      </div>
    </>
  );
}

async function Mine({ mine, zone }: { mine: Shifts["mine"]; zone: string }) {
  const t = await getTranslations("cashier.shifts");
  if (!mine) {
    return (
      <Card title={t("none")} description={t("noneBody")}>
        <ClientMessages of={["cashier", "errors"]}>
          <OpenShift />
        </ClientMessages>
      </Card>
    );
  }
  const book = {
    series: mine.bookSeries ?? "",
    from: String(mine.bookFrom ?? ""),
    to: String(mine.bookTo ?? ""),
    next: String(mine.bookNext ?? ""),
  };
  const bookText =
    mine.bookFrom === null
      ? t("noBook")
      : (mine.bookNext ?? 0) > (mine.bookTo ?? 0)
        ? t("bookUsedUp", book)
        : t("bookRange", book);
  return (
    <Card
      title={`${t("mine")} · ${mine.shiftNo}`}
      actions={
        <ClientMessages of={["cashier", "errors"]}>
          <CloseShift shiftId={mine.id} sums={mine.sums} />
        </ClientMessages>
      }
    >
      <div className="grid gap-4">
        <DescriptionList
          items={[
            { term: t("openedAt"), detail: <DateTime at={mine.openedAt} zone={zone} /> },
            { term: t("float"), detail: <Money amountMinor={mine.floatMinor} /> },
            { term: t("book"), detail: bookText, wide: true },
            ...(mine.byItself ? [{ term: t("note"), detail: t("byItself") }] : []),
          ]}
        />
        <ShiftSums sums={mine.sums} />
        <TextLink href={`/billing/shifts/${mine.id}`}>{t("detail.takings")}</TextLink>
      </div>
    </Card>
  );
}

async function List({ shifts, zone }: { shifts: Shifts; zone: string }) {
  const t = await getTranslations("cashier.shifts");
  return (
    <Card title={t("list")} flush>
      {shifts.rows.length === 0 ? (
        <EmptyState icon={<Banknote />} title={t("empty")} />
      ) : (
        <Table caption={t("list")}>
          <TableHead>
            <tr>
              <HeadCell>{t("no")}</HeadCell>
              <HeadCell>{t("clerk")}</HeadCell>
              <HeadCell>{t("openedAt")}</HeadCell>
              <HeadCell>{t("closedAt")}</HeadCell>
              <HeadCell numeric>{t("payments")}</HeadCell>
              <HeadCell numeric>{t("taken")}</HeadCell>
              <HeadCell numeric>{t("difference")}</HeadCell>
              <HeadCell>{t("state")}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {shifts.rows.map((shift) => (
              <TableRow key={shift.id}>
                <Cell className="whitespace-nowrap">
                  <TextLink href={`/billing/shifts/${shift.id}`} className="figures">
                    {shift.shiftNo}
                  </TextLink>
                </Cell>
                <Cell className="whitespace-nowrap">{shift.clerkName}</Cell>
                <Cell>
                  <DateTime at={shift.openedAt} zone={zone} />
                </Cell>
                <Cell>{shift.closedAt ? <DateTime at={shift.closedAt} zone={zone} /> : "—"}</Cell>
                <Cell numeric>{shift.payments}</Cell>
                <Cell numeric>
                  <Money amountMinor={shift.takenMinor} />
                </Cell>
                <Cell numeric>
                  {shift.status === "open" ? (
                    "—"
                  ) : shift.differences === 0 ? (
                    t("balanced")
                  ) : (
                    <span className="text-danger">
                      <Money amountMinor={shift.differenceMinor} />
                    </span>
                  )}
                </Cell>
                <Cell>
                  <Status tone={tones[shift.status]}>{t(`status.${shift.status}`)}</Status>
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      <Pager nextHref={shifts.next ? `/billing/shifts?before=${shifts.next.toISOString()}` : undefined} />
    </Card>
  );
}
