"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/app/_trpc/form-dialog";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Textarea } from "@/app/_ui/textarea";

/** Notes that the customer doubts this bill. */
export function DisputeBill({ billId }: { billId: string }) {
  const t = useTranslations("collections.disputes");
  const dispute = useMutation(useTRPC().staff.collections["dispute-bill"].mutationOptions());

  return (
    <FormDialog
      size="sm"
      title={t("openTitle")}
      description={t("openHint")}
      trigger={<Button variant="secondary">{t("openDispute")}</Button>}
      mutation={dispute}
      send={(form) => dispute.mutateAsync({ billId, reason: formText(form, "reason") })}
      done={() => ({ said: t("opened") })}
      submitLabel={t("openDispute")}
    >
      <Field label={t("reason")} required>
        <Textarea name="reason" rows={3} minLength={2} maxLength={300} />
      </Field>
    </FormDialog>
  );
}
