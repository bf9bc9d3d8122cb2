"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { buttonClasses } from "@/app/_ui/button-classes";
import { Card } from "@/app/_ui/card";
import type { Column } from "@/app/_ui/data-table/column";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { formatCount } from "@/app/_ui/format-count";
import { isImportField } from "@/server/accounts/import/schemas";
import type { FindingLine } from "./types";

type Code = "missing";

/** Everything that is wrong with the list, line by line, with what to do; to be taken along as a file. */
export function FindingsTable({ importId, count }: { importId: string; count: number }) {
  const t = useTranslations("accounts.import.findings");
  const fieldName = useTranslations("accounts.import.fields");
  const say = useProblemText();
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.staff.accounts.imports.findings.infiniteQueryOptions(
      { importId, limit: 500 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const rows = useMemo(() => query.data?.pages.flatMap(({ findings }) => findings) ?? [], [query.data]);
  const columns: Column<FindingLine>[] = [
    { key: "line", header: t("line"), width: "5.5rem", numeric: true, cell: (row) => row.line },
    { key: "column", header: t("column"), width: "9rem", cell: (row) => columnOf(row) || "–", title: columnOf },
    {
      key: "value",
      header: t("value"),
      width: "13rem",
      cell: (row) => row.value || <span className="text-ink-3">{t("empty")}</span>,
      title: (row) => row.value,
    },
    {
      key: "problem",
      header: t("problem"),
      width: "18rem",
      cell: (row) => problemIn(row),
      title: (row) => problemIn(row),
    },
    { key: "advice", header: t("advice"), cell: (row) => adviceOn(row), title: (row) => adviceOn(row) },
  ];
  return (
    <Card
      flush
      title={t("title")}
      description={t("count", { count })}
      actions={(["csv", "xlsx"] as const).map((kind) => (
        <a
          key={kind}
          download
          href={`/api/imports/${importId}/findings?as=${kind}`}
          className={buttonClasses({ variant: "secondary", size: "sm" })}
        >
          <Download aria-hidden />
          {t(kind)}
        </a>
      ))}
    >
      <DataTable
        caption={t("title")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        loading={query.isPending}
        error={query.isError && say(problemOf(query.error))}
        onRetry={() => void query.refetch()}
        minWidth="64rem"
        card={(row) => (
          <div className="grid gap-0.5">
            <span className="flex items-baseline justify-between gap-3">
              <span className="font-medium">{problemIn(row)}</span>
              <span className="figures shrink-0 text-ink-3">
                {t("line")} {row.line}
              </span>
            </span>
            <span className="break-words text-ink-2">
              {row.column && `${columnOf(row)}：`}
              {row.value || t("empty")}
            </span>
            <span className="text-[0.9375em] text-ink-3">{adviceOn(row)}</span>
          </div>
        )}
        summary={`${formatCount(rows.length)} / ${formatCount(count)}`}
        loadMore={{
          hasMore: query.hasNextPage,
          loading: query.isFetchingNextPage,
          onLoadMore: () => void query.fetchNextPage(),
        }}
      />
    </Card>
  );

  function columnOf({ column }: FindingLine): string {
    return isImportField(column) ? fieldName(column) : column;
  }

  function problemIn({ code, params }: FindingLine): string {
    return t(`codes.${code as Code}.problem`, params);
  }

  function adviceOn({ code, params }: FindingLine): string {
    return t(`codes.${code as Code}.advice`, params);
  }
}
