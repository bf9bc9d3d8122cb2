import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import type { AccountPageData } from "./types";

/** The account and its premise. */
export function AccountFacts({ page: { account, premise, household, division, station } }: { page: AccountPageData }) {
  const t = useTranslations("accounts.page");
  const words = useTranslations("common.words");
  const none = <span className="font-normal text-ink-3">{t("notSpecified")}</span>;
  const place = [premise.building, premise.unit, premise.room].filter(Boolean).join(" · ");
  return (
    <Card title={t("premise")} actions={household?.lowIncome && <Badge tone="info">{t("lowIncome")}</Badge>}>
      <DescriptionList
        columns={3}
        items={[
          { term: t("community"), detail: premise.community },
          { term: t("buildingRoom"), detail: <span className="figures">{place}</span> },
          { term: t("district"), detail: premise.district || none },
          { term: t("use"), detail: t(`uses.${premise.use}`) },
          { term: t("builtArea"), detail: <span className="figures">{premise.builtArea} m²</span> },
          {
            term: t("storeyHeight"),
            detail: premise.storeyHeight ? <span className="figures">{premise.storeyHeight} m</span> : none,
          },
          { term: t("division"), detail: division },
          { term: t("station"), detail: station ?? none },
          { term: t("separable"), detail: words(premise.separable ? "yes" : "no") },
          { term: t("openedOn"), detail: <span className="figures">{account.openedOn}</span> },
          ...(account.closedOn
            ? [{ term: t("closedOn"), detail: <span className="figures">{account.closedOn}</span> }]
            : []),
          {
            term: t("householdSize"),
            detail: household?.size ? t("people-count", { count: Number(household.size) }) : none,
          },
          {
            term: t("warrantyUntil"),
            detail: premise.warrantyUntil ? <span className="figures">{premise.warrantyUntil}</span> : none,
          },
          { term: t("premiseCode"), detail: <span className="figures break-all">{premise.code}</span> },
        ]}
      />
    </Card>
  );
}
