"use client";
import { useMutation } from "@tanstack/react-query";
import { Replace } from "lucide-react";
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
type Props = { meterId: string; unit: Unit; digits: number; today: string };

/** Takes the meter down and hangs another in its place. */
export function ExchangeMeter({ meterId, unit, digits, today }: Props) {
  const t = useTranslations("metering");
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const exchange = useMutation(useTRPC().staff.metering.exchange.mutationOptions());

  async function submit(form: FormData) {
    const text = (name: string) => formText(form, name);
    const input = {
      meterId,
      exchangedOn: text("exchangedOn"),
      endValue: text("endValue"),
      meterNo: text("meterNo"),
      digits: Number(text("digits")),
      unit: text("unit") as Unit,
      startValue: text("startValue"),
    };
    const made = await exchange.mutateAsync(input).catch(() => null);
    if (!made) return;
    toast.success(t("meter.exchanged"));
    router.push(`/readings/meters/${made.meterId}`);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t("meter.exchangeTitle")}
      description={t("meter.exchangeHint")}
      trigger={
        <Button variant="secondary">
          <Replace aria-hidden />
          {t("meter.exchange")}
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
        <Field label={t("meter.exchangedOn")} required>
          <DateInput name="exchangedOn" max={today} defaultValue={today} />
        </Field>
        <Field label={t("meter.endValue")} required>
          <NumberInput name="endValue" unit={t(`units.${unit}`)} pattern="\d{1,11}(\.\d{1,3})?" />
        </Field>
        <Field label={t("meter.newMeterNo")} required>
          <Input name="meterNo" maxLength={40} autoComplete="off" />
        </Field>
        <Field label={t("install.startValue")} required>
          <NumberInput name="startValue" pattern="\d{1,11}(\.\d{1,3})?" defaultValue="0" />
        </Field>
        <Field label={t("install.unit")} required>
          <Select name="unit" defaultValue={unit}>
            {(unit === "m3" ? (["m3"] as const) : (["kwh", "gj"] as const)).map((one) => (
              <option key={one} value={one}>
                {t(`units.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("install.digits")} hint={t("install.digitsHint")} required>
          <NumberInput name="digits" decimals={false} defaultValue={digits} pattern="[3-9]|1[01]" />
        </Field>
        {exchange.error && (
          <Alert tone="danger" className="sm:col-span-2">
            {say(problemOf(exchange.error))}
          </Alert>
        )}
        <Button type="submit" loading={exchange.isPending} className="sm:col-span-2">
          {t("meter.submitExchange")}
        </Button>
      </form>
    </Dialog>
  );
}
