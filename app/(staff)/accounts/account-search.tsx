"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Search, UserSearch } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Card } from "@/app/_ui/card";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Input } from "@/app/_ui/input";
import { Spinner } from "@/app/_ui/spinner";
import { AccountCard } from "./account-card";
import { type AccountLine, useAccountColumns } from "./account-columns";

type Page = { accounts: AccountLine[]; nextCursor: string | null };

/** The search box and what it finds while one types; the address keeps the words, so that Back leads back to them. */
export function AccountSearch({ initialQuery, initialPage }: { initialQuery: string; initialPage: Page | null }) {
  const t = useTranslations("accounts.search");
  const router = useRouter();
  const trpc = useTRPC();
  const say = useProblemText();
  const [typed, setTyped] = useState(initialQuery);
  const query = useSettled(typed.trim(), 180);
  const columns = useAccountColumns();
  const search = useInfiniteQuery(
    trpc.staff.accounts.search.infiniteQueryOptions(
      { query },
      {
        enabled: query !== "",
        getNextPageParam: (page) => page.nextCursor,
        placeholderData: keepPreviousData,
        ...(initialPage && query === initialQuery ? { initialData: { pages: [initialPage], pageParams: [null] } } : {}),
      },
    ),
  );
  useEffect(() => {
    const address = query ? `/accounts?q=${encodeURIComponent(query)}` : "/accounts";
    if (`${window.location.pathname}${window.location.search}` !== address)
      window.history.replaceState(null, "", address);
  }, [query]);
  const rows = useMemo(() => {
    const seen = new Map<string, AccountLine>();
    for (const page of search.data?.pages ?? []) for (const line of page.accounts) seen.set(line.id, line);
    return [...seen.values()];
  }, [search.data]);

  return (
    <Card flush>
      <form
        role="search"
        className="border-b border-line p-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (rows.length === 1 && rows[0]) router.push(`/accounts/${rows[0].id}`);
          else document.querySelector<HTMLElement>("[data-row]")?.focus();
        }}
      >
        <Input
          type="search"
          // The page has one purpose, and whoever opens it is about to type.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          aria-label={t("box")}
          placeholder={t("placeholder")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          lead={<Search aria-hidden />}
          trail={search.isFetching && <Spinner />}
        />
      </form>
      {query === "" ? (
        <EmptyState icon={<UserSearch />} title={t("start")}>
          {t("startHint")}
        </EmptyState>
      ) : (
        <DataTable
          caption={t("results")}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) => router.push(`/accounts/${row.id}`)}
          loading={search.isPending || search.isPlaceholderData}
          error={search.isError && say(problemOf(search.error))}
          onRetry={() => void search.refetch()}
          minWidth="58rem"
          card={(row) => <AccountCard account={row} />}
          empty={
            <EmptyState icon={<UserSearch />} title={t("nothing", { query })}>
              {t("nothingHint")}
            </EmptyState>
          }
          summary={<span role="status">{t(search.hasNextPage ? "foundMore" : "found", { count: rows.length })}</span>}
          loadMore={{
            hasMore: search.hasNextPage,
            loading: search.isFetchingNextPage,
            onLoadMore: () => void search.fetchNextPage(),
          }}
        />
      )}
    </Card>
  );
}

/** A value once it has stood still for a moment. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
