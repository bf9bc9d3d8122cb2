"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/app/_ui/alert";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { MoneyInput } from "@/app/_ui/money/money-input";
import { NumberInput } from "@/app/_ui/number-input";
import { RadioGroup } from "@/app/_ui/radio-group";
import type { Preparation } from "@/server/adjustments/prepare-proposal";
import { carriesTo, type Draft } from "./draft";

type Props = {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  prepared: Preparation;
  bill: Preparation["bills"][number] | undefined;
  errorAt: (field: string) => string | undefined;
};

/** A fixed sum or one per m², the other account of what is carried, and the day it takes effect. */
export function SumFields({ draft, change, prepared, bill, errorAt }: Props) {
  const t = useTranslations("adjustments.form");
  const byArea = draft.kind === "waiver" && draft.basis === "area";
  const above = !byArea && draft.amountMinor !== null && draft.amountMinor > prepared.ownLimitMinor;
  return (
    <>
      {draft.kind === "waiver" && (
        <RadioGroup
          name="basis"
          legend={t("basis")}
          value={draft.basis}
          onValueChange={(basis) => change({ basis: basis as Draft["basis"] })}
          options={[
            { value: "fixed", label: t("fixed") },
            { value: "area", label: t("byArea") },
          ]}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        {byArea ? (
          <Field
            label={t("rate")}
            hint={t("rateHint", { area: bill?.squareMetres ?? "0" })}
            required
            error={errorAt("perSquareMetre")}
          >
            <NumberInput
              required
              unit="元/m²"
              value={draft.perSquareMetre}
              onChange={(event) => change({ perSquareMetre: event.target.value.trim() })}
            />
          </Field>
        ) : (
          <Field label={t("amount")} required error={errorAt("amountMinor")}>
            <MoneyInput
              required
              defaultAmountMinor={draft.amountMinor}
              onAmountChange={(amount) => change({ amountMinor: typeof amount === "bigint" ? amount : null })}
            />
          </Field>
        )}
        <Field label={t("effectiveOn")} hint={t("effectiveHint")} error={errorAt("effectiveOn")}>
          <DateInput
            max={prepared.today}
            value={draft.effectiveOn}
            onChange={(event) => change({ effectiveOn: event.target.value })}
          />
        </Field>
        {carriesTo(draft.kind) && (
          <Field label={t("otherAccount")} required error={errorAt("otherAccountNo")}>
            <Input
              required
              className="figures"
              value={draft.otherAccountNo}
              onChange={(event) => change({ otherAccountNo: event.target.value.trim() })}
            />
          </Field>
        )}
      </div>
      {above && <Alert tone="info">{t("aboveLimit", { limit: formatMinor(prepared.ownLimitMinor) })}</Alert>}
    </>
  );
}
