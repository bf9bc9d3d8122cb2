import { useTranslations } from "next-intl";

/** The name of a ledger account; its own slug where the chart has one that has no words yet. */
export function useLedgerName(): (slug: string) => string {
  const t = useTranslations("adjustments.ledger");
  return (slug) => (t.has(slug as Parameters<typeof t>[0]) ? t(slug as Parameters<typeof t>[0]) : slug);
}
