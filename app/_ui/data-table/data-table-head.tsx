import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "../cx";
import { type Column, fromClasses, type Sort } from "./column";
import { TickBox } from "./tick-box";

type DataTableHeadProps<Row> = {
  columns: Column<Row>[];
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  allSelected?: boolean;
  someSelected?: boolean;
  onSelectAll?: (all: boolean) => void;
};

const headClasses =
  "sticky top-0 z-[2] border-b border-line bg-subtle px-(--cell-x) py-2 first:pl-(--card-p) last:pr-(--card-p) text-[0.875em] font-medium text-ink-2";

/** The head of a DataTable: stays in sight, sorts, ticks all. */
export function DataTableHead<Row>({
  columns,
  sort,
  onSort,
  allSelected,
  someSelected,
  onSelectAll,
}: DataTableHeadProps<Row>) {
  const t = useTranslations("common.actions");
  return (
    <thead>
      <tr aria-rowindex={1}>
        {onSelectAll && (
          <th scope="col" className={cx(headClasses, "w-[calc(var(--card-p)+1.75rem)] pr-0")}>
            <TickBox
              label={t("selectAll")}
              checked={allSelected ?? false}
              partly={Boolean(someSelected) && !allSelected}
              onChange={onSelectAll}
            />
          </th>
        )}
        {columns.map((column) => {
          const sorted = sort?.key === column.key ? sort.direction : undefined;
          return (
            <th
              key={column.key}
              scope="col"
              aria-sort={column.sortable ? (sorted ?? "none") : undefined}
              style={{ width: column.width }}
              className={cx(headClasses, column.numeric && "text-right", column.from && fromClasses[column.from])}
            >
              {column.sortable && onSort ? (
                <SortButton column={column} sorted={sorted} onSort={onSort} />
              ) : (
                <span className="block truncate" title={column.header}>
                  {column.header}
                </span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SortButton<Row>({
  column,
  sorted,
  onSort,
}: {
  column: Column<Row>;
  sorted: Sort["direction"] | undefined;
  onSort: (sort: Sort) => void;
}) {
  const t = useTranslations("common.table");
  // Figures are mostly wanted largest first.
  const first = column.numeric ? "descending" : "ascending";
  const next = sorted === undefined ? first : sorted === "ascending" ? "descending" : "ascending";
  const Icon = sorted === undefined ? ChevronsUpDown : sorted === "ascending" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      title={t(next === "ascending" ? "sortAscending" : "sortDescending", { column: column.header })}
      className={cx(
        "inline-flex min-h-6 max-w-full items-center gap-1 rounded-sm hover:text-ink",
        column.numeric && "flex-row-reverse",
        sorted && "text-brand-text",
      )}
      onClick={() => onSort({ key: column.key, direction: next })}
    >
      <span className="truncate">{column.header}</span>
      <Icon aria-hidden className={cx("size-3.5 shrink-0", !sorted && "opacity-50")} />
    </button>
  );
}
