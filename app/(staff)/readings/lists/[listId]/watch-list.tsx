"use client";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useProblemText } from "@/app/_trpc/problem";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { formatCount } from "@/app/_ui/format-count";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { Stat } from "@/app/_ui/stat";
import type { RootRouter } from "@/server/trpc/root";

type List = inferRouterOutputs<RootRouter>["staff"]["metering"]["get-file"];

/** Asks every second while the file is read; at its end the page fetches the lines that need a person. */
export function WatchList({ first }: { first: List }) {
  const t = useTranslations("metering.lists");
  const say = useProblemText();
  const router = useRouter();
  const { data: list } = useQuery({
    ...useTRPC().staff.metering["get-file"].queryOptions({ listId: first.id }),
    initialData: first,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.status === "reading" ? 1000 : false),
  });
  const finished = list.status !== "reading";
  const awaited = first.status === "reading";
  useEffect(() => {
    if (finished && awaited) router.refresh();
  }, [finished, awaited, router]);
  return (
    <div className="grid gap-4">
      {list.status === "done" && (
        <Alert tone={list.held + list.refused > 0 ? "warn" : "ok"} title={t("done")}>
          {list.held > 0 && t("heldHint")}
        </Alert>
      )}
      {list.status === "failed" && list.error && (
        <Alert tone="danger" title={t("failed")}>
          {say({ code: list.error, params: {} })}
        </Alert>
      )}
      {!finished && (
        <Card>
          <ProgressBar label={t("running")} value={list.doneShare} max={100} />
        </Card>
      )}
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Stat label={t("taken")} value={formatCount(list.taken)} />
        <Stat label={t("already")} value={formatCount(list.already)} />
        <Stat label={t("held")} value={formatCount(list.held)} />
        <Stat label={t("refused")} value={formatCount(list.refused)} />
      </div>
    </div>
  );
}
