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
import { Textarea } from "@/app/_ui/textarea";

/** Notes that the customer doubts this bill. */
export function DisputeBill({ billId }: { billId: string }) {
  const t = useTranslations("collections.disputes");
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const dispute = useMutation(useTRPC().staff.collections["dispute-bill"].mutationOptions());

  async function submit(form: FormData) {
    const done = await dispute
      .mutateAsync({ billId, reason: formText(form, "reason") })
      .then(() => true)
      .catch(() => false);
    if (!done) return;
    toast.success(t("opened"));
    setOpen(false);
    router.refresh();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      title={t("openTitle")}
      description={t("openHint")}
      trigger={<Button variant="secondary">{t("openDispute")}</Button>}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <Field label={t("reason")} required>
          <Textarea name="reason" rows={3} minLength={2} maxLength={300} />
        </Field>
        {dispute.error && <Alert tone="danger">{say(problemOf(dispute.error))}</Alert>}
        <Button type="submit" loading={dispute.isPending}>
          {t("openDispute")}
        </Button>
      </form>
    </Dialog>
  );
}
