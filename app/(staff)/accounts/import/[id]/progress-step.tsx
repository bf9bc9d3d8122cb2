"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { ProgressBar } from "@/app/_ui/progress-bar";
import type { ImportState } from "./types";

type ProgressStepProps = { list: ImportState; onChanged: () => Promise<void> };

/** How far the job is, a way to stop it, and a way to go on when its worker has died. */
export function ProgressStep({ list, onChanged }: ProgressStepProps) {
  const t = useTranslations("accounts.import.progress");
  const say = useProblemText();
  const { imports } = useTRPC().staff.accounts;
  const settled = { onSettled: onChanged };
  const cancel = useMutation(imports.cancel.mutationOptions(settled));
  const check = useMutation(imports["start-check"].mutationOptions(settled));
  const start = useMutation(imports["start-import"].mutationOptions(settled));
  const checking = list.status === "checking";
  const failed = cancel.error ?? check.error ?? start.error;
  const resume = () => {
    const { id: importId, mapping, effectiveOn, mode, existing } = list;
    if (checking) check.mutate({ importId, mapping, ...(effectiveOn ? { effectiveOn } : {}) });
    else start.mutate({ importId, mode, existing });
  };
  return (
    <Card>
      <div className="grid gap-4">
        {checking ? (
          <ProgressBar
            label={t("checking")}
            value={list.doneBytes}
            max={list.sizeBytes}
            detail={t("rowsRead", { count: list.totalRows })}
          />
        ) : (
          <ProgressBar
            label={t("importing")}
            value={list.doneRows}
            max={list.goodRows}
            detail={t("rowsDone", { done: list.doneRows, total: list.goodRows })}
          />
        )}
        {list.stalled && (
          <Alert
            tone="warn"
            title={t("stalled")}
            actions={
              <Button size="sm" loading={check.isPending || start.isPending} onClick={resume}>
                {t("resume")}
              </Button>
            }
          />
        )}
        {failed && <Alert tone="danger">{say(problemOf(failed))}</Alert>}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-ink-3">{t("leave")}</p>
          <ConfirmDialog
            danger
            title={t("cancelTitle")}
            description={t("cancelHint")}
            confirmLabel={t("cancel")}
            trigger={<Button variant="danger-quiet">{t("cancel")}</Button>}
            onConfirm={() => cancel.mutateAsync({ importId: list.id }).catch(() => undefined)}
          />
        </div>
      </div>
    </Card>
  );
}
