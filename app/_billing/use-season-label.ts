import { useTranslations } from "next-intl";

/** A season's slug as people write it; the one of debts from other accounts has a word instead. */
export function useSeasonLabel(): (season: string) => string {
  const t = useTranslations("billing.kind");
  return (season) => (season === "carried" ? t("carried") : season);
}
