"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { Textarea } from "@/app/_ui/textarea";

/** Says how a movement came about; the alert then is answered, not gone. */
export function ExplainAlert({ alertId }: { alertId: string }) {
  const t = useTranslations("finance.proofs");
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const explain = useMutation(
    useTRPC().staff.finance["explain-alert"].mutationOptions({
      onSuccess: () => {
        setOpen(false);
        router.refresh();
      },
    }),
  );
  return (
    <Dialog
      title={t("explain")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="secondary">
          {t("explain")}
        </Button>
      }
      footer={
        <Button
          loading={explain.isPending}
          disabled={text.trim().length < 2}
          onClick={() => explain.mutate({ alertId, explanation: text })}
        >
          {t("save")}
        </Button>
      }
    >
      <Field
        label={t("explanation")}
        hint={t("explainHint")}
        error={explain.error && say(problemOf(explain.error))}
        required
      >
        <Textarea value={text} maxLength={500} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  );
}
