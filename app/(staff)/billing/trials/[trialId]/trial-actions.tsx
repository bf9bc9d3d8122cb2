"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formatCount } from "@/app/_ui/format-count";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { Textarea } from "@/app/_ui/textarea";

type TrialActionsProps = {
  trial: {
    id: string;
    season: string;
    status: "computing" | "trial" | "reviewed" | "frozen" | "discarded";
    bills: number;
    totalMinor: bigint;
    mine: boolean;
  };
  mayRun: boolean;
  mayReview: boolean;
};

/** Review by a second person, freeze, put aside: what the trial's state and the reader's role allow. */
export function TrialActions({ trial, mayRun, mayReview }: TrialActionsProps) {
  const t = useTranslations("trials");
  const say = useProblemText();
  const router = useRouter();
  const trpc = useTRPC();
  const discard = useMutation(
    trpc.staff.trials.discard.mutationOptions({ onSuccess: () => router.push(`/billing/seasons/${trial.season}`) }),
  );
  const freeze = useMutation(
    trpc.staff.trials.freeze.mutationOptions({ onSuccess: ({ runId }) => router.push(`/billing/runs/${runId}`) }),
  );
  if (trial.status === "frozen" || trial.status === "discarded") return null;
  const error = freeze.error ?? discard.error;
  const waiting = trial.status === "trial";
  return (
    <div className="grid gap-3">
      {error && <Alert tone="danger">{say(problemOf(error))}</Alert>}
      {waiting && (!mayReview || trial.mine) && (
        <Alert tone="info">{t(trial.mine ? "needsOther" : "waitsForReview")}</Alert>
      )}
      <div className="flex flex-wrap gap-2">
        {waiting && mayReview && !trial.mine && <ReviewDialog trialId={trial.id} />}
        {trial.status === "reviewed" && mayRun && (
          <ConfirmDialog
            title={t("freezeTitle", { count: formatCount(trial.bills), amount: formatMinor(trial.totalMinor) })}
            description={t("freezeText")}
            confirmLabel={t("freeze")}
            trigger={<Button loading={freeze.isPending}>{t("freeze")}</Button>}
            onConfirm={async () => void (await freeze.mutateAsync({ trialId: trial.id }).catch(() => null))}
          />
        )}
        {mayRun && (
          <ConfirmDialog
            danger
            title={t("discardTitle")}
            description={t("discardText")}
            confirmLabel={t("discard")}
            trigger={<Button variant="danger-quiet">{t("discard")}</Button>}
            onConfirm={async () => void (await discard.mutateAsync({ trialId: trial.id }).catch(() => null))}
          />
        )}
      </div>
    </div>
  );
}

function ReviewDialog({ trialId }: { trialId: string }) {
  const t = useTranslations("trials");
  const say = useProblemText();
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const review = useMutation(
    useTRPC().staff.trials.review.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    review.mutate({ trialId, note });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t("reviewTitle")}
      description={t("reviewText")}
      trigger={<Button>{t("review")}</Button>}
      footer={
        <Button type="submit" form={formId} loading={review.isPending}>
          {t("review")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        {review.error && <Alert tone="danger">{say(problemOf(review.error))}</Alert>}
        <Field label={t("reviewNote")}>
          <Textarea value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
