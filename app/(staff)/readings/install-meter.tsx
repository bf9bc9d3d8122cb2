"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/app/_trpc/form-dialog";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { NumberInput } from "@/app/_ui/number-input";
import { Select } from "@/app/_ui/select";

type Unit = "m3" | "kwh" | "gj";

/** Registers a meter and hangs it at an account's service point. */
export function InstallMeter({ today, unit }: { today: string; unit: Unit }) {
  const t = useTranslations("metering");
  const install = useMutation(useTRPC().staff.metering.install.mutationOptions());

  return (
    <FormDialog
      title={t("install.title")}
      description={t("install.hint")}
      trigger={
        <Button>
          <Plus aria-hidden />
          {t("install.open")}
        </Button>
      }
      columns
      mutation={install}
      send={(form) => {
        const busAddress = formText(form, "busAddress").toUpperCase();
        return install.mutateAsync({
          accountNo: formText(form, "accountNo"),
          meterNo: formText(form, "meterNo"),
          unit: formText(form, "unit") as Unit,
          digits: Number(formText(form, "digits")),
          startValue: formText(form, "startValue"),
          installedOn: formText(form, "installedOn"),
          ...(busAddress ? { busAddress } : {}),
        });
      }}
      done={({ meterNo }) => ({ said: t("install.done", { meterNo }) })}
      submitLabel={t("install.submit")}
    >
      <Field label={t("install.accountNo")} required>
        <Input name="accountNo" maxLength={40} autoComplete="off" />
      </Field>
      <Field label={t("install.meterNo")} required>
        <Input name="meterNo" maxLength={40} autoComplete="off" />
      </Field>
      <Field label={t("install.unit")} required>
        <Select name="unit" defaultValue={unit}>
          {(["m3", "kwh", "gj"] as const).map((one) => (
            <option key={one} value={one}>
              {t(`units.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("install.digits")} hint={t("install.digitsHint")} required>
        <NumberInput name="digits" decimals={false} defaultValue={unit === "m3" ? "5" : "7"} pattern="[3-9]|1[01]" />
      </Field>
      <Field label={t("install.startValue")} required>
        <NumberInput name="startValue" pattern="\d{1,11}(\.\d{1,3})?" defaultValue="0" />
      </Field>
      <Field label={t("install.installedOn")} required>
        <DateInput name="installedOn" max={today} defaultValue={today} />
      </Field>
      <Field label={t("install.busAddress")} hint={t("install.busHint")} className="sm:col-span-2">
        <Input name="busAddress" pattern="[A-Za-z]{3}-\d{8}" autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
