import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { TextLink } from "@/app/_ui/text-link";
import { Timeline } from "@/app/_ui/timeline";
import type { AccountPageData } from "./types";
import { Validity } from "./validity";

type Props = { accountId: string; households: AccountPageData["households"]; today: string; mayTell: boolean };

/** Who lived there through time, as far as a waiver and the tiers of water go by it, newest first. */
export function Households({ accountId, households, today, mayTell }: Props) {
  const t = useTranslations("accounts.page");
  if (households.length === 0 && !mayTell) return null;
  return (
    <Card
      title={t("householdTitle")}
      description={t("householdHint")}
      actions={
        mayTell && (
          <LinkButton size="sm" variant="secondary" href={`/accounts/${accountId}/household`}>
            {t("householdTell")}
          </LinkButton>
        )
      }
    >
      <Timeline
        entries={households.map((one) => ({
          key: one.id,
          state: stateOn(today, one),
          title: (
            <>
              {one.size ? t("people-count", { count: Number(one.size) }) : t("people-unknown")}{" "}
              {one.lowIncome && <Badge tone="info">{t("lowIncome")}</Badge>}
            </>
          ),
          at: <Validity fact={one} />,
          children: (one.reason || one.documentIds.length > 0) && (
            <span className="flex flex-wrap gap-x-4 gap-y-1">
              {one.reason}
              {one.documentIds.map((id, index) => (
                <TextLink key={id} href={`/api/documents/${id}`}>
                  {t("householdPaper", { no: index + 1 })}
                </TextLink>
              ))}
            </span>
          ),
        }))}
      />
    </Card>
  );
}

function stateOn(today: string, { validFrom, validTo, supersededAt }: AccountPageData["households"][number]) {
  if (supersededAt !== null || (validTo !== null && validTo <= today)) return "done";
  return validFrom > today ? "upcoming" : "current";
}
