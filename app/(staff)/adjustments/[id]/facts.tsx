import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { Money } from "@/app/_ui/money/money";
import { TextLink } from "@/app/_ui/text-link";
import { DateText } from "@/app/_ui/time/date-text";
import { DateTime } from "@/app/_ui/time/date-time";
import { formatMoment } from "@/app/_ui/time/format-date";
import type { AdjustmentDetail } from "@/server/adjustments/get-adjustment";

type Item = { term: string; detail: React.ReactNode };

/** Whose it is, on what grounds, and who had a hand in it. */
export function Facts({ row, zone }: { row: AdjustmentDetail; zone: string }) {
  const t = useTranslations("adjustments");
  const { basis } = row;
  const rules = ["carry-credit", "carry-debt", "split-by-area", "merge"] as const;
  const rule = rules.find((one) => one === basis.rule);
  const items: (Item | false)[] = [
    {
      term: t("columns.account"),
      detail: <TextLink href={`/billing/accounts/${row.accountId}`}>{row.accountNo}</TextLink>,
    },
    { term: t("columns.amount"), detail: <Money amountMinor={row.amountMinor} /> },
    row.bill !== null && {
      term: t("detail.bill"),
      detail: <TextLink href={`/billing/bills/${row.bill.id}`}>{row.bill.billNo}</TextLink>,
    },
    row.bill !== null && { term: t("detail.billOpen"), detail: <Money amountMinor={row.bill.openMinor} /> },
    row.side === "debit" &&
      row.paymentId === null && { term: t("detail.credit"), detail: <Money amountMinor={row.creditMinor} /> },
    row.paymentId !== null && {
      term: t("detail.payment"),
      detail: <TextLink href={`/billing/receipts/${row.paymentId}`}>{row.paymentReceiptNo ?? "—"}</TextLink>,
    },
    basis.leaves !== undefined && { term: t("detail.leaves"), detail: t(`leaves.${basis.leaves}`) },
    basis.rebookedPaymentId !== undefined && {
      term: t("detail.rebooked"),
      detail: <TextLink href={`/billing/receipts/${basis.rebookedPaymentId}`}>{t("reversal.open")}</TextLink>,
    },
    basis.otherAccountNo !== undefined && { term: t("detail.otherAccount"), detail: basis.otherAccountNo },
    rule !== undefined && { term: t("detail.rule"), detail: t(`rules.${rule}`) },
    basis.complainedAt !== undefined && { term: t("detail.complained"), detail: basis.complainedAt.replace("T", " ") },
    basis.testedAt !== undefined && {
      term: t("detail.tested"),
      detail: basis.testedLate
        ? t("detail.testedLate", { at: basis.testedAt.replace("T", " ") })
        : basis.testedAt.replace("T", " "),
    },
    basis.warmAt !== undefined && { term: t("detail.warmAt"), detail: basis.warmAt.replace("T", " ") },
    { term: t("detail.effectiveOn"), detail: <DateText day={row.effectiveOn} /> },
    { term: t("detail.reason"), detail: row.reason },
    row.postedAt !== null && { term: t("detail.postedAt"), detail: <DateTime at={row.postedAt} zone={zone} /> },
    row.decisionNote !== "" && { term: t("detail.decisionNote"), detail: row.decisionNote },
  ];
  const moment = (at: Date) => formatMoment(at, zone);
  return (
    <Card>
      <DescriptionList columns={2} items={items.filter((item): item is Item => item !== false)} />
      <p className="mt-4 text-[0.875em] text-ink-3">
        {t("detail.proposed", { name: row.proposedByName, at: moment(row.proposedAt) })}
        {row.decidedAt && row.decidedByName && (
          <> · {t("detail.decided", { name: row.decidedByName, at: moment(row.decidedAt) })}</>
        )}
        {row.paidOutOn && row.paidOutFrom && (
          <>
            {" · "}
            {t("detail.paidOut", {
              day: row.paidOutOn,
              name: row.paidOutByName ?? "",
              from: t(`decide.from.${row.paidOutFrom}`),
            })}
          </>
        )}
      </p>
    </Card>
  );
}
