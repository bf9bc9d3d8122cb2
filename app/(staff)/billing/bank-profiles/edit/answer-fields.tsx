"use client";
import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { Textarea } from "@/app/_ui/textarea";
import { answerFields } from "@/tenants/schemas/bank-profile";
import { useEditing, useProblemAt } from "./editing";
import { PlaceField } from "./place-field";

const required = ["accountNo", "amount"];

/** What the bank's answer says: each value's place, the control record, and the results that mean paid. */
export function AnswerFields() {
  const t = useTranslations("cashier.profiles");
  const { body, change, disabled } = useEditing();
  const wrong = useProblemAt();
  const { control, accepted = [], reasons = {} } = body;
  return (
    <>
      <Card title={t("fields")} description={t(body.layout === "fixed" ? "fieldsFixed" : "fieldsCsv")}>
        <div className="grid gap-4">
          {answerFields.map((field) => (
            <PlaceField
              key={field}
              label={t(`values.${field}`)}
              path={`fields.${field}`}
              value={body.fields[field]}
              optional={!required.includes(field)}
              onChange={(place) => change({ fields: { ...body.fields, [field]: place } })}
            />
          ))}
        </div>
      </Card>
      <Card title={t("control")} description={t("controlHint")}>
        <div className="grid gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("controlAt")}>
              <Select
                disabled={disabled}
                value={control.at}
                onChange={(event) => change({ control: { ...control, at: event.target.value as "first" } })}
              >
                <option value="first">{t("first")}</option>
                <option value="last">{t("last")}</option>
              </Select>
            </Field>
            <Field label={t("covers")}>
              <Select
                disabled={disabled}
                value={control.covers}
                onChange={(event) => change({ control: { ...control, covers: event.target.value as "all" } })}
              >
                <option value="all">{t("coversAll")}</option>
                <option value="accepted">{t("coversAccepted")}</option>
              </Select>
            </Field>
          </div>
          {(["count", "total"] as const).map((one) => (
            <PlaceField
              key={one}
              label={t(`values.${one}`)}
              path={`control.${one}`}
              value={control[one]}
              onChange={(place) => change({ control: { ...control, [one]: place ?? { at: 0 } } })}
            />
          ))}
        </div>
      </Card>
      <Card title={t("results")} description={t("resultsHint")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("accepted")} hint={t("acceptedHint")} error={wrong("accepted")}>
            <Input
              disabled={disabled}
              className="figures"
              value={accepted.join(" ")}
              onChange={(event) => change({ accepted: event.target.value.split(/[\s,，]+/) })}
              onBlur={() => change({ accepted: accepted.filter(Boolean) })}
            />
          </Field>
          <Field label={t("reasons")} hint={t("reasonsHint")} error={wrong("reasons")}>
            <Textarea
              rows={5}
              disabled={disabled}
              defaultValue={Object.entries(reasons)
                .map(([code, words]) => `${code} ${words}`)
                .join("\n")}
              onChange={(event) => change({ reasons: readReasons(event.target.value) })}
            />
          </Field>
        </div>
      </Card>
    </>
  );
}

/** "01 账户余额不足", a code and its words to a line. */
const readReasons = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split("\n").flatMap((line) => {
      const [, code, words] = /^\s*(\S+)\s+(.+?)\s*$/.exec(line) ?? [];
      return code && words ? [[code, words]] : [];
    }),
  );
