"use client";
import { useMutation } from "@tanstack/react-query";
import { CalendarPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { Select } from "@/app/_ui/select";
import { cadences, groupings, reportSlugs, scheduleInput, spans } from "@/server/reports/schemas";

/** Asks which report is sent to whom and when. */
export function NewSchedule({ readers }: { readers: { userId: string; name: string }[] }) {
  const t = useTranslations("reports");
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const schedule = useMutation(
    useTRPC().staff.reports.schedule.mutationOptions({
      onSuccess: ({ nextOn }) => {
        toast.success(t("schedules.saved", { day: nextOn }));
        setOpen(false);
        router.refresh();
      },
    }),
  );
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const parsed = scheduleInput.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    if (parsed.success) schedule.mutate(parsed.data);
  };
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
    <Dialog
      title={t("schedules.add")}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        schedule.reset();
      }}
      trigger={
        <Button>
          <CalendarPlus aria-hidden />
          {t("schedules.add")}
        </Button>
      }
    >
      <form onSubmit={save} className="grid gap-4">
        {schedule.error && <Alert tone="danger">{say(problemOf(schedule.error))}</Alert>}
        <div className="grid gap-4 sm:grid-cols-2">
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
        </div>
        <p className="text-[0.875em] text-ink-3">{t("schedules.reminder")}</p>
        <div className="flex justify-end">
          <Button type="submit" loading={schedule.isPending}>
            {t("schedules.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const words = <Name extends string>(names: readonly Name[], say: (name: Name) => string) =>
  names.map((name) => ({ value: name as string, text: say(name) }));
