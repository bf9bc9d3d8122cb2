"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";

type Props = {
  period: string;
  against: string;
  from: string;
  to: string;
  today: string;
  seasons: { value: string; label: string }[];
  months: { value: string; label: string }[];
};

const againsts = ["last-year", "previous", "none"] as const;

/** Which days to look at; a plain form, so that the address says it all and can be passed on. */
export function PeriodForm({ period, against, from, to, today, seasons, months }: Props) {
  const t = useTranslations("hq.compare");
  const [chosen, setChosen] = useState(period);
  return (
    <form className="flex flex-wrap items-end gap-3" data-print="hide">
      <Field label={t("period")} className="max-sm:flex-1">
        <Select
          name="period"
          defaultValue={period}
          className="w-60 max-sm:w-full"
          onChange={(event) => {
            setChosen(event.target.value);
            if (event.target.value !== "custom") event.target.form?.requestSubmit();
          }}
        >
          <optgroup label={t("seasonNote")}>
            {seasons.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
          <option value="custom">{t("custom")}</option>
          <optgroup label={t("part-month")}>
            {months.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
        </Select>
      </Field>
      {chosen === "custom" && (
        <>
          <Field label={t("from")}>
            <DateInput name="from" defaultValue={from} max={today} required />
          </Field>
          <Field label={t("to")}>
            <DateInput name="to" defaultValue={to} max={today} required />
          </Field>
        </>
      )}
      <Field label={t("against")} className="max-sm:flex-1">
        <Select
          name="against"
          defaultValue={against}
          className="w-40 max-sm:w-full"
          onChange={(event) => event.target.form?.requestSubmit()}
        >
          {againsts.map((one) => (
            <option key={one} value={one}>
              {t(`against-${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" variant="secondary">
        {t("show")}
      </Button>
    </form>
  );
}
