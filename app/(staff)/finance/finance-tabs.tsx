import { useTranslations } from "next-intl";
import { LinkTabs } from "@/app/_ui/link-tabs";

const places = { periods: "/finance", chart: "/finance/chart", proofs: "/finance/proofs" } as const;

/** The rooms of finance. */
export function FinanceTabs({ current }: { current: keyof typeof places }) {
  const t = useTranslations("finance");
  const names = Object.keys(places) as (keyof typeof places)[];
  return (
    <LinkTabs
      label={t("title")}
      className="mb-4"
      tabs={names.map((name) => ({ href: places[name], label: t(`tabs.${name}`), current: name === current }))}
    />
  );
}
