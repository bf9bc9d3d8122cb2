import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "../button";

/** The next rows of a list paged by cursor. */
export type LoadMore = { hasMore: boolean; loading?: boolean; onLoadMore: () => void };

type DataTableFooterProps = {
  summary?: ReactNode;
  selectedCount: number;
  selectionActions?: ReactNode;
  loadMore?: LoadMore;
};

/** What stands under a DataTable: the count, what to do with the ticked rows, the way to more. */
export function DataTableFooter({ summary, selectedCount, selectionActions, loadMore }: DataTableFooterProps) {
  const t = useTranslations("common");
  if (!summary && selectedCount === 0 && !loadMore?.hasMore) return null;
  return (
    <div
      data-print="hide"
      className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-(--card-p) py-1.5 text-[0.9375em]"
    >
      {selectedCount > 0 && (
        <span role="status" className="figures font-medium text-brand-text">
          {t("table.selected", { count: selectedCount })}
        </span>
      )}
      {selectedCount > 0 && selectionActions}
      <span className="figures text-ink-3">{summary}</span>
      {loadMore?.hasMore && (
        <Button
          variant="secondary"
          size="sm"
          className="ml-auto"
          loading={loadMore.loading ?? false}
          onClick={loadMore.onLoadMore}
        >
          {t("nav.loadMore")}
        </Button>
      )}
    </div>
  );
}
