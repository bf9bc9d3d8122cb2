import { useLocale, useTranslations } from "next-intl";
import { Alert } from "@/app/_ui/alert";
import { DescriptionList } from "@/app/_ui/description-list";
import { Money } from "@/app/_ui/money/money";
import { Status } from "@/app/_ui/status";
import { DateText } from "@/app/_ui/time/date-text";
import type { BillDetail } from "@/server/billing/bills/get-bill";

/** Where a bill stands, as a pill. */
export function BillState({
  bill,
  today,
}: {
  bill: Pick<BillDetail, "openMinor" | "dueOn" | "reversesId"> & { reversedBy?: unknown; paidMinor?: bigint };
  today: string;
}) {
  const t = useTranslations("billing.state");
  if (bill.reversesId) return <Status>{t("reversal")}</Status>;
  if (bill.reversedBy) return <Status>{t("reversed")}</Status>;
  if (bill.openMinor <= 0n) return <Status tone="ok">{t("paid")}</Status>;
  if (bill.dueOn < today) return <Status tone="danger">{t("overdue")}</Status>;
  return <Status tone="warn">{(bill.paidMinor ?? 0n) > 0n ? t("partly") : t("open")}</Status>;
}

/** What corrections mean for this bill, said plainly. */
export function BillNotice({ bill }: { bill: BillDetail }) {
  const t = useTranslations("billing.bill");
  if (bill.reversesId) return <Alert tone="info">{t("reversal")}</Alert>;
  if (bill.reversedBy) return <Alert tone="info">{t("reversed")}</Alert>;
  if (bill.revision > 0) return <Alert tone="info">{t("revised", { revision: Math.ceil(bill.revision / 2) })}</Alert>;
  return null;
}

/** The head of a bill: number, period, days, sums. */
export function BillFacts({ bill }: { bill: BillDetail }) {
  const t = useTranslations("billing.bill");
  const locale = useLocale();
  return (
    <DescriptionList
      columns={3}
      items={[
        { term: t("no"), detail: <span className="figures break-all">{bill.billNo}</span> },
        {
          term: t("period"),
          detail: (
            <span className="figures">
              {bill.periodFrom} — {bill.periodTo}
            </span>
          ),
        },
        { term: t("dueOn"), detail: <DateText day={bill.dueOn} long={locale !== "en"} /> },
        { term: t("issuedOn"), detail: <DateText day={bill.issuedOn} /> },
        { term: t("paid"), detail: <Money amountMinor={bill.paidMinor} /> },
        {
          term: t("open"),
          detail: (
            <Money amountMinor={bill.openMinor > 0n && !bill.reversedBy && !bill.reversesId ? bill.openMinor : 0n} />
          ),
        },
        { term: t("address"), detail: bill.address, wide: true },
      ]}
    />
  );
}
