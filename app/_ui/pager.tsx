import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button";
import { LinkButton } from "./link-button";

/** Previous and next page of a list that is paged by cursor in the address; absent ends are greyed. */
export function Pager({
  previousHref,
  nextHref,
  summary,
}: {
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  summary?: string;
}) {
  const t = useTranslations("common.nav");
  if (!previousHref && !nextHref && !summary) return null;
  return (
    <nav
      aria-label={t("pages")}
      data-print="hide"
      className="flex flex-wrap items-center justify-between gap-3 px-(--card-p) py-2.5"
    >
      <span className="figures text-[0.875em] text-ink-3">{summary}</span>
      <span className="flex gap-2">
        {previousHref ? (
          <LinkButton variant="secondary" size="sm" href={previousHref} rel="prev">
            <ChevronLeft aria-hidden />
            {t("previousPage")}
          </LinkButton>
        ) : (
          <Button variant="secondary" size="sm" disabled>
            <ChevronLeft aria-hidden />
            {t("previousPage")}
          </Button>
        )}
        {nextHref ? (
          <LinkButton variant="secondary" size="sm" href={nextHref} rel="next">
            {t("nextPage")}
            <ChevronRight aria-hidden />
          </LinkButton>
        ) : (
          <Button variant="secondary" size="sm" disabled>
            {t("nextPage")}
            <ChevronRight aria-hidden />
          </Button>
        )}
      </span>
    </nav>
  );
}
