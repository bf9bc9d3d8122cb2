"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/app/_trpc/form-dialog";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Textarea } from "@/app/_ui/textarea";

/** Says how a movement came about; the alert then is answered, not gone. */
export function ExplainAlert({ alertId }: { alertId: string }) {
  const t = useTranslations("finance.proofs");
  const explain = useMutation(useTRPC().staff.finance["explain-alert"].mutationOptions());
  return (
    <FormDialog
      title={t("explain")}
      trigger={
        <Button size="sm" variant="secondary">
          {t("explain")}
        </Button>
      }
      mutation={explain}
      send={(form) => explain.mutateAsync({ alertId, explanation: formText(form, "explanation") })}
      done={() => ({ said: t("answered") })}
      submitLabel={t("save")}
    >
      <Field label={t("explanation")} hint={t("explainHint")} required>
        <Textarea name="explanation" minLength={2} maxLength={500} />
      </Field>
    </FormDialog>
  );
}
