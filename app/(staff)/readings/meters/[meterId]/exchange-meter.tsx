"use client";
import { useMutation } from "@tanstack/react-query";
import { Replace } from "lucide-react";
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
type Props = { meterId: string; unit: Unit; digits: number; today: string };

/** Takes the meter down and hangs another in its place. */
export function ExchangeMeter({ meterId, unit, digits, today }: Props) {
  const t = useTranslations("metering");
  const exchange = useMutation(useTRPC().staff.metering.exchange.mutationOptions());

  return (
    <FormDialog
      title={t("meter.exchangeTitle")}
      description={t("meter.exchangeHint")}
      trigger={
        <Button variant="secondary">
          <Replace aria-hidden />
          {t("meter.exchange")}
        </Button>
      }
      columns
      mutation={exchange}
      send={(form) =>
        exchange.mutateAsync({
          meterId,
          exchangedOn: formText(form, "exchangedOn"),
          endValue: formText(form, "endValue"),
          meterNo: formText(form, "meterNo"),
          digits: Number(formText(form, "digits")),
          unit: formText(form, "unit") as Unit,
          startValue: formText(form, "startValue"),
        })
      }
      done={(made) => ({ said: t("meter.exchanged"), href: `/readings/meters/${made.meterId}` })}
      submitLabel={t("meter.submitExchange")}
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
    </FormDialog>
  );
}
