"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/app/_trpc/form-dialog";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { MoneyInput } from "@/app/_ui/money/money-input";
import { Select } from "@/app/_ui/select";
import { Textarea } from "@/app/_ui/textarea";
import { shiftCauses } from "@/server/billing/schemas";
import type { ShiftMethod, ShiftSum } from "@/server/billing/shifts/read-shift-sums";

type Cause = (typeof shiftCauses)[number];
type Typed = { counted?: bigint | null | "invalid"; cause?: Cause };

/** Counts the drawer and closes the clerk's own shift; what differs needs a cause. */
export function CloseShift({ shiftId, sums }: { shiftId: string; sums: ShiftSum[] }) {
  const t = useTranslations("cashier.shifts");
  const close = useMutation(useTRPC().staff.cashier["close-shift"].mutationOptions());
  const [typed, setTyped] = useState<Partial<Record<ShiftMethod, Typed>>>({});
  const change = (method: ShiftMethod, part: Typed) =>
    setTyped((before) => ({ ...before, [method]: { ...before[method], ...part } }));
  // What was neither used nor expected need not be counted.
  const toCount = sums.filter((sum) => sum.expectedMinor > 0n || sum.method === "cash");
  const ready = toCount.every(({ method, expectedMinor }) => {
    const { counted, cause } = typed[method] ?? {};
    return typeof counted === "bigint" && (counted === expectedMinor || cause !== undefined);
  });

  const counts = () =>
    toCount.map(({ method, expectedMinor }) => {
      const { counted, cause } = typed[method] ?? {};
      const countedMinor = typeof counted === "bigint" ? counted : 0n;
      return { method, countedMinor, ...(countedMinor !== expectedMinor && cause ? { cause } : {}) };
    });

  return (
    <FormDialog
      title={t("closeForm.title")}
      description={t("closeForm.body")}
      trigger={<Button>{t("closeForm.trigger")}</Button>}
      mutation={close}
      send={(form) => close.mutateAsync({ shiftId, counts: counts(), note: formText(form, "note") })}
      done={() => ({ said: t("closeForm.done"), href: `/billing/shifts/${shiftId}` })}
      submitLabel={t("closeForm.submit")}
      submitDisabled={!ready}
    >
      {toCount.map((sum) => (
        <CountField
          key={sum.method}
          sum={sum}
          typed={typed[sum.method] ?? {}}
          onChange={(part) => change(sum.method, part)}
        />
      ))}
      <Field label={t("note")}>
        <Textarea name="note" maxLength={500} rows={2} />
      </Field>
    </FormDialog>
  );
}

function CountField({ sum, typed, onChange }: { sum: ShiftSum; typed: Typed; onChange: (part: Typed) => void }) {
  const t = useTranslations("cashier.shifts");
  const difference = typeof typed.counted === "bigint" ? typed.counted - sum.expectedMinor : null;
  const amount = formatMinor(sum.expectedMinor);
  return (
    <div className="grid gap-2">
      <Field
        label={`${t(`methods.${sum.method}`)} · ${t("counted")}`}
        hint={sum.method === "cash" ? t("closeForm.cashHint", { amount }) : t("closeForm.hint", { amount })}
        required
      >
        <MoneyInput onAmountChange={(counted) => onChange({ counted })} />
      </Field>
      {difference === 0n && <p className="text-[0.875em] text-ok">{t("closeForm.even")}</p>}
      {difference !== null && difference !== 0n && (
        <div className="grid gap-2 sm:grid-cols-2">
          <p className="self-center font-medium text-danger">
            {difference < 0n
              ? t("closeForm.short", { amount: formatMinor(-difference) })
              : t("closeForm.over", { amount: formatMinor(difference) })}
          </p>
          <Select
            aria-label={`${t(`methods.${sum.method}`)} · ${t("cause")}`}
            value={typed.cause ?? ""}
            onChange={(event) => onChange({ cause: (event.target.value || undefined) as Cause })}
          >
            <option value="">{t("chooseCause")}</option>
            {shiftCauses.map((cause) => (
              <option key={cause} value={cause}>
                {t(`causes.${cause}`)}
              </option>
            ))}
          </Select>
        </div>
      )}
    </div>
  );
}
