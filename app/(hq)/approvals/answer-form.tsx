"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { toast } from "@/app/_ui/overlay/toast";
import { Textarea } from "@/app/_ui/textarea";

/** Headquarters' word, once and for good. */
export function AnswerForm({ tenantId, approvalId }: { tenantId: string; approvalId: string }) {
  const t = useTranslations("adjustments.hq");
  const say = useProblemText();
  const router = useRouter();
  const [note, setNote] = useState("");
  const answer = useMutation(
    useTRPC().hq.approvals["answer-approval"].mutationOptions({
      onSuccess: () => {
        toast.success(t("done"));
        router.refresh();
      },
    }),
  );
  const ready = note.trim().length >= 2 && !answer.isPending;
  const send = (word: "approved" | "rejected") => answer.mutate({ tenantId, approvalId, answer: word, note });
  return (
    <div className="mt-3 grid gap-3 border-t border-line pt-3">
      <Field label={t("note")} hint={t("noteHint")} required>
        <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button disabled={!ready} onClick={() => send("approved")}>
          {t("approve")}
        </Button>
        <Button variant="danger-quiet" disabled={!ready} onClick={() => send("rejected")}>
          {t("reject")}
        </Button>
      </div>
      {answer.error && <Alert tone="danger">{say(problemOf(answer.error))}</Alert>}
    </div>
  );
}
