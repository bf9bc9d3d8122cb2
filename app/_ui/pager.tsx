import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClasses } from "./button-classes";
import { cx } from "./cx";
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
  const ghost = cx(buttonClasses({ variant: "secondary", size: "sm" }), "cursor-not-allowed opacity-50");
  return (
    <nav
      aria-label={t("pages")}
      data-print="hide"
      className="flex flex-wrap items-center justify-between gap-3 px-(--cell-x) py-2.5"
    >
      <span className="figures text-[0.875em] text-ink-3">{summary}</span>
      <span className="flex gap-2">
        {previousHref ? (
          <LinkButton variant="secondary" size="sm" href={previousHref} rel="prev">
            <ChevronLeft aria-hidden />
            {t("previousPage")}
          </LinkButton>
        ) : (
          <span aria-hidden className={ghost}>
            <ChevronLeft />
            {t("previousPage")}
          </span>
        )}
        {nextHref ? (
          <LinkButton variant="secondary" size="sm" href={nextHref} rel="next">
            {t("nextPage")}
            <ChevronRight aria-hidden />
          </LinkButton>
        ) : (
          <span aria-hidden className={ghost}>
            {t("nextPage")}
            <ChevronRight />
          </span>
        )}
      </span>
    </nav>
  );
}
