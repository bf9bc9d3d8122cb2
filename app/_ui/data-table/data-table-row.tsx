import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { cx } from "../cx";
import { type Column, fromClasses } from "./column";
import { TickBox } from "./tick-box";

type DataTableRowProps<Row> = {
  row: Row;
  index: number;
  columns: Column<Row>[];
  /** Has the table's one tab stop. */
  active: boolean;
  onFocus: () => void;
  onOpen?: (row: Row) => void;
  selected?: boolean;
  onToggle?: (row: Row) => void;
};

/** One row; a click anywhere opens it, unless it hit a control of its own or ended a text selection. */
export function DataTableRow<Row>({
  row,
  index,
  columns,
  active,
  onFocus,
  onOpen,
  selected,
  onToggle,
}: DataTableRowProps<Row>) {
  const t = useTranslations("common.table");
  const open = (event: MouseEvent) => {
    if ((event.target as HTMLElement).closest("a, button, input, select, label, [role=menuitem]")) return;
    if (window.getSelection()?.toString()) return;
    onOpen?.(row);
  };
  return (
    <tr
      data-row={index}
      tabIndex={active ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={selected}
      onFocus={onFocus}
      onClick={onOpen ? open : undefined}
      className={cx(
        "group h-(--row-h) hover:bg-subtle focus-visible:bg-brand-soft focus-visible:outline-offset-[-2px]",
        onOpen && "cursor-pointer",
        selected && "bg-brand-soft hover:bg-brand-soft",
      )}
    >
      {onToggle && (
        <td className="border-b border-line pl-(--card-p)">
          <TickBox
            label={t("selectRow", { row: index + 1 })}
            checked={selected ?? false}
            tabIndex={-1}
            onChange={() => onToggle(row)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.key}
          title={column.title?.(row)}
          className={cx(
            "border-b border-line px-(--cell-x) py-1 first:pl-(--card-p) last:pr-(--card-p)",
            column.wrap ? "py-2" : "truncate",
            column.numeric && "figures text-right",
            column.from && fromClasses[column.from],
          )}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
