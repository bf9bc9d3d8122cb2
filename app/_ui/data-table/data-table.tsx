"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useRef } from "react";
import { Button } from "../button";
import { cx } from "../cx";
import { EmptyState } from "../empty-state";
import { ErrorState } from "../error-state";
import type { Column, Sort } from "./column";
import { DataTableFooter, type LoadMore } from "./data-table-footer";
import { DataTableHead } from "./data-table-head";
import { DataTableRow } from "./data-table-row";
import { DataTableSkeleton } from "./data-table-skeleton";
import { useRowKeys } from "./use-row-keys";

export type DataTableProps<Row> = {
  /** Names the table for screen readers. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Opening a row (Enter, click): where to, or what to do. */
  onOpen?: (row: Row) => void;
  loading?: boolean;
  error?: ReactNode;
  onRetry?: () => void;
  empty?: ReactNode;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Keys of the ticked rows; give both to let rows be ticked. */
  selected?: ReadonlySet<string>;
  onSelectedChange?: (selected: ReadonlySet<string>) => void;
  /** Buttons that work on the ticked rows. */
  selectionActions?: ReactNode;
  loadMore?: LoadMore;
  /** Left in the footer: a count, a sum. */
  summary?: ReactNode;
  /** How high the scrolling part may grow; above 100 rows only those in view are drawn. */
  maxHeight?: string;
  /** On a phone each row is drawn by this instead, as a list. */
  card?: (row: Row) => ReactNode;
  /** Least width before the table scrolls sideways. */
  minWidth?: string;
  className?: string;
};

const virtualFrom = 100;

/** A list for work: dense, sortable, steered by keyboard, quick with ten thousand rows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, onOpen, selected, onSelectedChange, card } = props;
  const t = useTranslations("common.table");
  const actions = useTranslations("common.actions");
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = rows.length > virtualFrom;
  const virtualizer = useVirtualizer({
    count: virtual ? rows.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight(scroller.current),
    overscan: 12,
  });
  const reveal = useCallback((index: number) => virtualizer.scrollToIndex(index), [virtualizer]);
  const toggle = (row: Row) => {
    if (!selected || !onSelectedChange) return;
    onSelectedChange(new Set([rowKey(row)]).symmetricDifference(selected));
  };
  const keys = useRowKeys({
    count: rows.length,
    ...(virtual ? { reveal } : {}),
    ...(onOpen ? { onOpen: (index: number) => rows[index] !== undefined && onOpen(rows[index]) } : {}),
    ...(selected ? { onToggle: (index: number) => rows[index] !== undefined && toggle(rows[index]) } : {}),
  });

  if (props.error)
    return (
      <ErrorState
        title={t("failed")}
        actions={props.onRetry && <Button onClick={props.onRetry}>{actions("retry")}</Button>}
      >
        {props.error === true ? t("failedHint") : props.error}
      </ErrorState>
    );
  if (props.loading && rows.length === 0) return <DataTableSkeleton columns={columns.length} />;
  if (rows.length === 0) return props.empty ?? <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>;

  const items = virtualizer.getVirtualItems();
  const drawn = virtual ? items.map((item) => item.index) : rows.map((_, index) => index);
  // Whatever was scrolled out of sight, the Tab key still finds a row.
  const tabStop = drawn.includes(keys.current) ? keys.current : drawn[0];
  const before = virtual ? (items[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const columnCount = columns.length + (selected ? 1 : 0);
  return (
    <div className={cx("min-w-0", props.className)} aria-busy={props.loading || undefined}>
      {card && (
        <ul className="divide-y divide-line md:hidden">
          {rows.slice(0, virtualFrom).map((row) => (
            <li key={rowKey(row)} className="px-(--card-p) py-3">
              {card(row)}
            </li>
          ))}
        </ul>
      )}
      <div
        ref={scroller}
        className={cx("scroll-quiet relative overflow-auto", card && "max-md:hidden")}
        style={{ maxHeight: props.maxHeight ?? (virtual ? "70dvh" : undefined) }}
      >
        <table
          role="grid"
          aria-rowcount={rows.length + 1}
          className="w-full table-fixed border-separate border-spacing-0 text-left"
          style={{ minWidth: props.minWidth }}
        >
          <caption className="sr-only">{props.caption}</caption>
          <DataTableHead
            columns={columns}
            {...(props.sort ? { sort: props.sort } : {})}
            {...(props.onSort ? { onSort: props.onSort } : {})}
            {...(selected && onSelectedChange
              ? {
                  allSelected: rows.every((row) => selected.has(rowKey(row))),
                  someSelected: rows.some((row) => selected.has(rowKey(row))),
                  onSelectAll: (all: boolean) => onSelectedChange(new Set(all ? rows.map(rowKey) : [])),
                }
              : {})}
          />
          <tbody ref={keys.body} onKeyDown={keys.onKeyDown}>
            {before > 0 && <Gap height={before} span={columnCount} />}
            {drawn.map((index) => {
              const row = rows[index] as Row;
              const key = rowKey(row);
              return (
                <DataTableRow
                  key={key}
                  row={row}
                  index={index}
                  columns={columns}
                  active={index === tabStop}
                  onFocus={() => keys.setActive(index)}
                  {...(onOpen ? { onOpen } : {})}
                  {...(selected ? { selected: selected.has(key), onToggle: toggle } : {})}
                />
              );
            })}
            {after > 0 && <Gap height={after} span={columnCount} />}
          </tbody>
        </table>
      </div>
      <DataTableFooter
        summary={props.summary}
        selectedCount={selected?.size ?? 0}
        selectionActions={props.selectionActions}
        {...(props.loadMore ? { loadMore: props.loadMore } : {})}
      />
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  );
}

/** --row-h in pixels where the table stands, for it differs by density and text size. */
function rowHeight(element: HTMLElement | null): number {
  if (!element) return 36;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.round(Number.parseFloat(getComputedStyle(element).getPropertyValue("--row-h")) * rem) || 36;
}
