import { useTranslations } from "next-intl";
import { Skeleton } from "../skeleton";

/** A DataTable on its way. */
export function DataTableSkeleton({ columns, rows = 8 }: { columns: number; rows?: number }) {
  const t = useTranslations("common.words");
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <div className="h-9 border-b border-line bg-subtle" />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-(--row-h) items-center gap-6 border-b border-line px-(--card-p)">
          {Array.from({ length: columns }, (_, column) => (
            <Skeleton key={column} className={(row + column) % 3 === 0 ? "flex-[0.6]" : "flex-1"} />
          ))}
        </div>
      ))}
    </div>
  );
}
