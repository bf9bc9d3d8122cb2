import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

export type Crumb = { label: string; href?: string };

/** The way down to this page; the last one, without a link, is the page itself. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTranslations("common.nav");
  return (
    <nav aria-label={t("breadcrumbs")} data-print="hide">
      <ol className="flex flex-wrap items-center gap-x-1 gap-y-0.5 text-[0.875em] text-ink-3">
        {crumbs.map((crumb, index) => (
          <li key={`${crumb.label}-${crumb.href}`} className="flex min-w-0 items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden className="size-3.5 shrink-0" />}
            {crumb.href ? (
              <Link prefetch={false} href={crumb.href} className="truncate rounded-sm hover:text-ink hover:underline">
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page" className="truncate text-ink-2">
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
