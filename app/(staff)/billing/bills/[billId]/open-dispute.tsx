"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/app/_trpc/form-dialog";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
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
  const close = useMutation(useTRPC().staff.collections["close-dispute"].mutationOptions());

  return (
    <FormDialog
      size="sm"
      title={t("closeTitle")}
      description={t("closeHint")}
      trigger={
        <Button size="sm" variant="secondary">
          {t("close")}
        </Button>
      }
      mutation={close}
      send={(form) =>
        close.mutateAsync({
          billId,
          outcome: formText(form, "outcome") === "upheld" ? "upheld" : "rejected",
          note: formText(form, "note"),
        })
      }
      done={() => ({ said: t("closed") })}
      submitLabel={t("close")}
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
    </FormDialog>
  );
}
