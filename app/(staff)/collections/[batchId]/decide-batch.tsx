"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { ProgressBar } from "@/app/_ui/progress-bar";
import type { RootRouter } from "@/server/trpc/root";

type Batch = inferRouterOutputs<RootRouter>["staff"]["collections"]["get-batch"];

/** Approve or discard a draft; while it is carried out, how far it is. */
export function DecideBatch({ first, mayDecide }: { first: Batch; mayDecide: boolean }) {
  const t = useTranslations("collections");
  const say = useProblemText();
  const router = useRouter();
  const calls = useTRPC().staff.collections;
  const decide = useMutation(calls["decide-batch"].mutationOptions());
  const { data: batch, refetch } = useQuery({
    ...calls["get-batch"].queryOptions({ batchId: first.id }),
    initialData: first,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.status === "approved" ? 1000 : false),
  });
  const awaited = first.status === "approved";
  const finished = batch.status === "done";
  useEffect(() => {
    if (finished && awaited) router.refresh();
  }, [finished, awaited, router]);

  async function settle(decision: "approve" | "discard") {
    try {
      await decide.mutateAsync({ batchId: first.id, decision });
      toast.success(t(decision === "approve" ? "decide.approved" : "decide.discarded"));
    } catch (error) {
      toast.error(say(problemOf(error)));
    }
    await refetch();
    router.refresh();
  }

  if (batch.status === "approved") {
    return (
      <Card>
        <ProgressBar
          label={t("decide.running", { done: batch.carriedOut + batch.skipped, total: batch.accounts })}
          value={batch.carriedOut + batch.skipped}
          max={batch.accounts}
        />
      </Card>
    );
  }
  if (batch.status !== "drafted") return null;
  if (!mayDecide) return <Alert tone="info">{t("decide.waits")}</Alert>;
  return (
    <Alert
      tone="warn"
      title={t("decide.title")}
      actions={
        <>
          <ConfirmDialog
            title={t("decide.approveTitle")}
            description={t(`decide.approveHint.${batch.act}`, { count: batch.accounts })}
            confirmLabel={t("decide.approve")}
            trigger={<Button>{t("decide.approve")}</Button>}
            onConfirm={() => settle("approve")}
          />
          <ConfirmDialog
            title={t("decide.discardTitle")}
            description={t("decide.discardHint")}
            confirmLabel={t("decide.discard")}
            danger
            trigger={<Button variant="secondary">{t("decide.discard")}</Button>}
            onConfirm={() => settle("discard")}
          />
        </>
      }
    >
      {t("decide.hint")}
    </Alert>
  );
}
