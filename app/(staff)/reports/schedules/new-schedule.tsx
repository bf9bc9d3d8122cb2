"use client";
import { useMutation } from "@tanstack/react-query";
import { CalendarPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/app/_trpc/form-dialog";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { cadences, groupings, reportSlugs, scheduleInput, spans } from "@/server/reports/schemas";

/** Asks which report is sent to whom and when. */
export function NewSchedule({ readers }: { readers: { userId: string; name: string }[] }) {
  const t = useTranslations("reports");
  const schedule = useMutation(useTRPC().staff.reports.schedule.mutationOptions());
  const fields: { name: string; label: string; options: { value: string; text: string }[] }[] = [
    { name: "report", label: t("schedules.report"), options: words(reportSlugs, (one) => t(`names.${one}`)) },
    { name: "grouping", label: t("schedules.grouping"), options: words(groupings, (one) => t(`groupings.${one}`)) },
    { name: "span", label: t("schedules.span"), options: words(spans, (one) => t(`schedules.spans.${one}`)) },
    {
      name: "cadence",
      label: t("schedules.cadence"),
      options: words(cadences, (one) => t(`schedules.cadences.${one}`)),
    },
    {
      name: "recipientId",
      label: t("schedules.recipient"),
      options: readers.map(({ userId, name }) => ({ value: userId, text: name })),
    },
    {
      name: "locale",
      label: t("schedules.locale"),
      options: words(["zh-CN", "en"] as const, (one) => t(`schedules.locales.${one}`)),
    },
  ];
  return (
    <FormDialog
      title={t("schedules.add")}
      trigger={
        <Button>
          <CalendarPlus aria-hidden />
          {t("schedules.add")}
        </Button>
      }
      columns
      mutation={schedule}
      send={(form) => {
        const { data } = scheduleInput.safeParse(Object.fromEntries(form));
        return data ? schedule.mutateAsync(data) : null;
      }}
      done={({ nextOn }) => ({ said: t("schedules.saved", { day: nextOn }) })}
      submitLabel={t("schedules.save")}
    >
      {fields.map(({ name, label, options }) => (
        <Field key={name} label={label} required>
          <Select name={name}>
            {options.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <p className="text-[0.875em] text-ink-3 sm:col-span-2">{t("schedules.reminder")}</p>
    </FormDialog>
  );
}

const words = <Name extends string>(names: readonly Name[], say: (name: Name) => string) =>
  names.map((name) => ({ value: name as string, text: say(name) }));
