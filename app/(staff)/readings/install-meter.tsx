"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { NumberInput } from "@/app/_ui/number-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { Select } from "@/app/_ui/select";

type Unit = "m3" | "kwh" | "gj";

/** Registers a meter and hangs it at an account's service point. */
export function InstallMeter({ today, unit }: { today: string; unit: Unit }) {
  const t = useTranslations("metering");
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const install = useMutation(useTRPC().staff.metering.install.mutationOptions());

  async function submit(form: FormData) {
    const text = (name: string) => formText(form, name);
    const input = {
      accountNo: text("accountNo"),
      meterNo: text("meterNo"),
      unit: text("unit") as Unit,
      digits: Number(text("digits")),
      startValue: text("startValue"),
      installedOn: text("installedOn"),
      ...(text("busAddress") ? { busAddress: text("busAddress").toUpperCase() } : {}),
    };
    const made = await install.mutateAsync(input).catch(() => null);
    if (!made) return;
    toast.success(t("install.done", { meterNo: input.meterNo }));
    setOpen(false);
    router.refresh();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t("install.title")}
      description={t("install.hint")}
      trigger={
        <Button>
          <Plus aria-hidden />
          {t("install.open")}
        </Button>
      }
    >
      <form
        className="grid gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
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
        {install.error && (
          <Alert tone="danger" className="sm:col-span-2">
            {say(problemOf(install.error))}
          </Alert>
        )}
        <Button type="submit" loading={install.isPending} className="sm:col-span-2">
          {t("install.submit")}
        </Button>
      </form>
    </Dialog>
  );
}
