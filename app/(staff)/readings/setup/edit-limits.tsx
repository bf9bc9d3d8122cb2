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
import { NumberInput } from "@/app/_ui/number-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";
import type { Limits, Unit } from "@/server/metering/schemas";

/** Changes what counts as plausible for a unit, from now on. */
export function EditLimits({ limits }: { limits: Limits & { unit: Unit } }) {
  const t = useTranslations("metering");
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const save = useMutation(useTRPC().staff.metering["set-limits"].mutationOptions());

  async function submit(form: FormData) {
    const number = (name: string) => Number(formText(form, name));
    const saved = await save
      .mutateAsync({
        unit: limits.unit,
        mostPerDay: formText(form, "mostPerDay"),
        highFactor: number("highFactor"),
        lowFactor: number("lowFactor"),
        estimatesInRow: number("estimatesInRow"),
      })
      .then(() => true)
      .catch(() => false);
    if (!saved) return;
    toast.success(t("setup.saved"));
    setOpen(false);
    router.refresh();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      title={t("setup.editTitle", { unit: t(`units.${limits.unit}`) })}
      trigger={
        <Button size="sm" variant="secondary">
          {t("setup.edit")}
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
        {save.error && <Alert tone="danger">{say(problemOf(save.error))}</Alert>}
        <Button type="submit" loading={save.isPending}>
          {t("setup.edit")}
        </Button>
      </form>
    </Dialog>
  );
}
