import { useTranslations } from "next-intl";
import { AdjustmentTable } from "@/app/(staff)/adjustments/adjustment-table";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import type { ListedAdjustment } from "@/server/adjustments/list-adjustments";

type Props = { accountId: string; rows: ListedAdjustment[]; zone: string; mayPropose: boolean };

/** What this customer was let off or given back, and the way to propose more. */
export function AdjustmentsCard({ accountId, rows, zone, mayPropose }: Props) {
  const t = useTranslations("adjustments.account");
  const add = (
    <LinkButton size="sm" variant="soft" href={`/adjustments/new?account=${accountId}`}>
      {t("new")}
    </LinkButton>
  );
  return (
    <Card flush title={t("title")} actions={mayPropose && add}>
      {rows.length === 0 ? (
        <p className="px-(--card-p) pb-(--card-p) text-ink-3">{t("none")}</p>
      ) : (
        <AdjustmentTable rows={rows.slice(0, 6)} zone={zone} withAccount={false} />
      )}
    </Card>
  );
}
