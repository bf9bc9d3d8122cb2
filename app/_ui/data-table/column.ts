import type { ReactNode } from "react";

/** One column of a DataTable. */
export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures: aligned right, all of one width. */
  numeric?: boolean;
  /** CSS width of the column ("12rem"); without one the columns share what is left. */
  width?: string;
  /** The full text of a cell that may be cut short; it becomes the tooltip. */
  title?: (row: Row) => string | undefined;
  /** Wraps instead of being cut short. Not for virtual tables, whose rows are of one height. */
  wrap?: boolean;
  sortable?: boolean;
  /** Left out on screens narrower than this. */
  from?: "sm" | "md" | "lg" | "xl";
};

export type Sort = { key: string; direction: "ascending" | "descending" };

export const fromClasses = {
  sm: "max-sm:hidden",
  md: "max-md:hidden",
  lg: "max-lg:hidden",
  xl: "max-xl:hidden",
} as const;
