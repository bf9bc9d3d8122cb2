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
import { formText } from "@/app/_ui/form-text";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { RadioGroup } from "@/app/_ui/radio-group";
import { Textarea } from "@/app/_ui/textarea";

type Props = {
  dispute: { billId: string; reason: string; openedOn: string; openedBy: string };
  mayClose: boolean;
};

/** That the bill is in dispute, why, and the way to end it. */
export function OpenDispute({ dispute, mayClose }: Props) {
  const t = useTranslations("collections.disputes");
  return (
    <Alert
      tone="warn"
      title={t("standing", { reason: dispute.reason })}
      actions={mayClose && <CloseDispute billId={dispute.billId} />}
    >
      {t("since", { day: dispute.openedOn, by: dispute.openedBy })}
    </Alert>
  );
}

function CloseDispute({ billId }: { billId: string }) {
  const t = useTranslations("collections.disputes");
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const close = useMutation(useTRPC().staff.collections["close-dispute"].mutationOptions());

  async function submit(form: FormData) {
    const outcome = formText(form, "outcome") === "upheld" ? "upheld" : "rejected";
    const done = await close
      .mutateAsync({ billId, outcome, note: formText(form, "note") })
      .then(() => true)
      .catch(() => false);
    if (!done) return;
    toast.success(t("closed"));
    setOpen(false);
    router.refresh();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      title={t("closeTitle")}
      description={t("closeHint")}
      trigger={
        <Button size="sm" variant="secondary">
          {t("close")}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <RadioGroup
          name="outcome"
          legend={t("outcome")}
          defaultValue="rejected"
          options={[
            { value: "rejected", label: t("outcomes.rejected") },
            { value: "upheld", label: t("outcomes.upheld") },
          ]}
        />
        <Field label={t("note")} optional>
          <Textarea name="note" rows={3} maxLength={300} />
        </Field>
        {close.error && <Alert tone="danger">{say(problemOf(close.error))}</Alert>}
        <Button type="submit" loading={close.isPending}>
          {t("close")}
        </Button>
      </form>
    </Dialog>
  );
}
