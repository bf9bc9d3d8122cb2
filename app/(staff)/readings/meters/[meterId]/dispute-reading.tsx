"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/app/_trpc/form-dialog";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** Opens a dispute about a reading, or ends the one that is open. */
export function DisputeReading({ readingId, disputed }: { readingId: string; disputed: boolean }) {
  const t = useTranslations("metering.meter");
  const say = useProblemText();
  const router = useRouter();
  const calls = useTRPC().staff.metering;
  const dispute = useMutation(calls.dispute.mutationOptions());
  const close = useMutation(calls["close-dispute"].mutationOptions());

  async function end(outcome: "upheld" | "rejected") {
    await close.mutateAsync({ readingId, outcome }).catch((error: unknown) => toast.error(say(problemOf(error))));
    router.refresh();
  }

  if (disputed) {
    return (
      <>
        <ConfirmDialog
          danger
          title={t("uphold")}
          description={t("upholdHint")}
          confirmLabel={t("uphold")}
          trigger={
            <Button size="sm" variant="secondary">
              {t("uphold")}
            </Button>
          }
          onConfirm={() => end("upheld")}
        />
        <ConfirmDialog
          title={t("reject")}
          description={t("rejectHint")}
          confirmLabel={t("reject")}
          trigger={
            <Button size="sm" variant="quiet">
              {t("reject")}
            </Button>
          }
          onConfirm={() => end("rejected")}
        />
      </>
    );
  }
  return (
    <FormDialog
      size="sm"
      title={t("disputeTitle")}
      description={t("disputeHint")}
      trigger={
        <Button size="sm" variant="quiet">
          {t("dispute")}
        </Button>
      }
      mutation={dispute}
      send={(form) => dispute.mutateAsync({ readingId, reason: formText(form, "reason") })}
      done={() => ({ said: t("disputeDone") })}
      submitLabel={t("dispute")}
    >
      <Field label={t("reason")} required>
        <Input name="reason" minLength={2} maxLength={300} />
      </Field>
    </FormDialog>
  );
}
