import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { TextLink } from "@/app/_ui/text-link";
import { dayOf } from "@/server/platform/dates";
import { groupings, type QuestionInput } from "@/server/reports/schemas";
import { writeQuestion } from "../read-question";

/** The days, the moment of knowledge and the grouping; a plain form, so that the address says it all. */
export function QuestionForm({
  question,
  today,
  timezone,
}: {
  question: QuestionInput;
  today: string;
  timezone: string;
}) {
  const t = useTranslations("reports");
  const { report, grouping, from, asOf, knownAt } = question;
  const { knownAt: _known, ...asNow } = question;
  return (
    <form className="grid gap-3" data-print="hide" action={`/reports/${report}`}>
      <div className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
        <Field label={t("form.from")}>
          <DateInput name="from" defaultValue={from} max={today} required />
        </Field>
        <Field label={t("form.asOf")}>
          <DateInput name="asOf" defaultValue={asOf} max={today} required />
        </Field>
        <Field label={t("form.knownOn")}>
          <DateInput name="knownOn" defaultValue={knownAt ? dayOf(knownAt, timezone) : ""} max={today} />
        </Field>
        <Field label={t("form.grouping")}>
          <Select name="grouping" defaultValue={grouping} className="w-44 max-sm:w-full">
            {groupings.map((one) => (
              <option key={one} value={one}>
                {t(`groupings.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" variant="secondary">
          {t("form.show")}
        </Button>
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-[0.875em] text-ink-3">
        <span>{t("form.knownHint")}</span>
        <TextLink href={`/reports/${report}?${writeQuestion(asNow, { knownOn: asOf })}`}>
          {t("form.asPrinted")}
        </TextLink>
        <TextLink href={`/reports/${report}?${writeQuestion(asNow)}`}>{t("form.asNow")}</TextLink>
      </p>
    </form>
  );
}
