"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/app/_trpc/form-dialog";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { NumberInput } from "@/app/_ui/number-input";
import type { Limits, Unit } from "@/server/metering/schemas";

/** Changes what counts as plausible for a unit, from now on. */
export function EditLimits({ limits }: { limits: Limits & { unit: Unit } }) {
  const t = useTranslations("metering");
  const save = useMutation(useTRPC().staff.metering["set-limits"].mutationOptions());

  return (
    <FormDialog
      size="sm"
      title={t("setup.editTitle", { unit: t(`units.${limits.unit}`) })}
      trigger={
        <Button size="sm" variant="secondary">
          {t("setup.edit")}
        </Button>
      }
      mutation={save}
      send={(form) =>
        save.mutateAsync({
          unit: limits.unit,
          mostPerDay: formText(form, "mostPerDay"),
          highFactor: Number(formText(form, "highFactor")),
          lowFactor: Number(formText(form, "lowFactor")),
          estimatesInRow: Number(formText(form, "estimatesInRow")),
        })
      }
      done={() => ({ said: t("setup.saved") })}
      submitLabel={t("setup.edit")}
    >
      <Field label={t("setup.mostPerDay")} required>
        <NumberInput
          name="mostPerDay"
          unit={t(`units.${limits.unit}`)}
          pattern="\d{1,11}(\.\d{1,3})?"
          defaultValue={limits.mostPerDay}
        />
      </Field>
      <Field label={t("setup.highFactor")} hint={t("setup.highHint")} required>
        <NumberInput name="highFactor" pattern="\d{1,2}(\.\d{1,2})?|100" defaultValue={limits.highFactor} />
      </Field>
      <Field label={t("setup.lowFactor")} hint={t("setup.lowHint")} required>
        <NumberInput name="lowFactor" pattern="0(\.\d{1,2})?|1" defaultValue={limits.lowFactor} />
      </Field>
      <Field label={t("setup.estimatesInRow")} required>
        <NumberInput
          name="estimatesInRow"
          decimals={false}
          pattern="[1-9]|1[0-2]"
          defaultValue={limits.estimatesInRow}
        />
      </Field>
    </FormDialog>
  );
}
