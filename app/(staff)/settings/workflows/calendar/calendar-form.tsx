"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Fieldset } from "@/app/_ui/fieldset";
import { Input } from "@/app/_ui/input";
import { toast } from "@/app/_ui/overlay/toast";
import { Textarea } from "@/app/_ui/textarea";
import { type BusinessCalendar, calendarSchema } from "@/tenants/schemas/calendar";

type CalendarFormProps = { calendar: BusinessCalendar; version: number; today: string; disabled: boolean };

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Working days and hours, days off, and the Saturdays that are worked instead. */
export function CalendarForm({ calendar, version, today, disabled }: CalendarFormProps) {
  const t = useTranslations("tickets.workflows");
  const router = useRouter();
  const trpc = useTRPC();
  const problemText = useProblemText();
  const [workdays, setWorkdays] = useState(calendar.workdays);
  const [opens, setOpens] = useState(calendar.opens);
  const [closes, setCloses] = useState(calendar.closes);
  const [holidays, setHolidays] = useState(calendar.holidays.map(({ day, name }) => `${day} ${name}`).join("\n"));
  const [extra, setExtra] = useState(calendar.extraWorkdays.join("\n"));
  const [effectiveFrom, setEffectiveFrom] = useState(today);
  const [wrong, setWrong] = useState(false);
  const mutation = useMutation(
    trpc.staff.workflows["publish-calendar"].mutationOptions({
      onSuccess: () => {
        toast.success(t("calendarSaved"));
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const made = calendarSchema.safeParse({
      workdays,
      opens,
      closes,
      holidays: linesOf(holidays).map((line) => {
        const [day = "", ...name] = line.split(/\s+/);
        return { day, name: name.join(" ") };
      }),
      extraWorkdays: linesOf(extra),
    });
    setWrong(!made.success);
    if (made.success) mutation.mutate({ calendar: made.data, effectiveFrom, seenVersion: version });
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      {(wrong || mutation.error) && (
        <Alert tone="danger">{wrong ? t("calendarWrong") : problemText(problemOf(mutation.error))}</Alert>
      )}
      <Fieldset legend={t("workdays")}>
        <div className="flex flex-wrap gap-x-5">
          {weekdays.map((day) => (
            <Checkbox
              key={day}
              label={t(`day${day}`)}
              checked={workdays.includes(day)}
              disabled={disabled}
              onChange={(event) =>
                setWorkdays((all) =>
                  (event.target.checked ? [...all, day] : all.filter((one) => one !== day)).toSorted((a, b) => a - b),
                )
              }
            />
          ))}
        </div>
      </Fieldset>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t("opens")}>
          <Input type="time" value={opens} disabled={disabled} onChange={(event) => setOpens(event.target.value)} />
        </Field>
        <Field label={t("closes")}>
          <Input type="time" value={closes} disabled={disabled} onChange={(event) => setCloses(event.target.value)} />
        </Field>
        <Field label={t("effectiveFrom")}>
          <DateInput
            value={effectiveFrom}
            min={today}
            disabled={disabled}
            onChange={(event) => setEffectiveFrom(event.target.value)}
          />
        </Field>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("holidays")} hint={t("holidaysHint")}>
          <Textarea
            rows={10}
            value={holidays}
            disabled={disabled}
            className="figures"
            onChange={(event) => setHolidays(event.target.value)}
          />
        </Field>
        <Field label={t("extraWorkdays")} hint={t("extraWorkdaysHint")}>
          <Textarea
            rows={10}
            value={extra}
            disabled={disabled}
            className="figures"
            onChange={(event) => setExtra(event.target.value)}
          />
        </Field>
      </div>
      {!disabled && (
        <div>
          <Button type="submit" loading={mutation.isPending}>
            {t("publish")}
          </Button>
        </div>
      )}
    </form>
  );
}
