import { useTranslations } from "next-intl";

/** A season's slug as people write it; those of carried debts and of claims have a word instead. */
export function useSeasonLabel(): (season: string) => string {
  const t = useTranslations("billing.kind");
  return (season) => (season === "carried" || season === "claim" ? t(season) : season);
}
