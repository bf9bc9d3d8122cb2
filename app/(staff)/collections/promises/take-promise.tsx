"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { FormDialog } from "@/app/_trpc/form-dialog";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { MoneyInput } from "@/app/_ui/money/money-input";

/** Notes a promise while the customer is on the line. */
export function TakePromise({ today }: { today: string }) {
  const t = useTranslations("collections.promises");
  const take = useMutation(useTRPC().staff.collections["take-promise"].mutationOptions());

  return (
    <FormDialog
      size="sm"
      title={t("take")}
      description={t("takeHint")}
      trigger={
        <Button>
          <Plus aria-hidden />
          {t("take")}
        </Button>
      }
      mutation={take}
      send={(form) => {
        const amount = formText(form, "amountMinor");
        if (!/^\d+$/.test(amount)) return null;
        return take.mutateAsync({
          accountNo: formText(form, "accountNo"),
          amountMinor: BigInt(amount),
          payBy: formText(form, "payBy"),
          note: formText(form, "note"),
        });
      }}
      done={() => ({ said: t("taken") })}
      submitLabel={t("take")}
    >
      <Field label={t("account")} required>
        <Input name="accountNo" maxLength={40} autoComplete="off" />
      </Field>
      <Field label={t("amount")} required>
        <MoneyInput name="amountMinor" />
      </Field>
      <Field label={t("payBy")} required>
        <DateInput name="payBy" min={today} />
      </Field>
      <Field label={t("note")} optional>
        <Input name="note" maxLength={300} />
      </Field>
    </FormDialog>
  );
}
