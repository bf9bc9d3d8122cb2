"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { MoneyInput } from "@/app/_ui/money/money-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** Notes a promise while the customer is on the line. */
export function TakePromise({ today }: { today: string }) {
  const t = useTranslations("collections.promises");
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const take = useMutation(useTRPC().staff.collections["take-promise"].mutationOptions());
  const problem = take.error ? problemOf(take.error) : null;
  const at = (field: string) => (problem?.field === field ? say(problem) : undefined);

  async function submit(form: FormData) {
    const text = (name: string) => formText(form, name);
    const amount = text("amountMinor");
    if (!/^\d+$/.test(amount)) return;
    const input = {
      accountNo: text("accountNo"),
      amountMinor: BigInt(amount),
      payBy: text("payBy"),
      note: text("note"),
    };
    const made = await take.mutateAsync(input).catch(() => null);
    if (!made) return;
    toast.success(t("taken"));
    setOpen(false);
    router.refresh();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      title={t("take")}
      description={t("takeHint")}
      trigger={
        <Button>
          <Plus aria-hidden />
          {t("take")}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <Field label={t("account")} required>
          <Input name="accountNo" maxLength={40} autoComplete="off" />
        </Field>
        <Field label={t("amount")} required>
          <MoneyInput name="amountMinor" />
        </Field>
        <Field label={t("payBy")} error={at("payBy")} required>
          <DateInput name="payBy" min={today} />
        </Field>
        <Field label={t("note")} optional>
          <Input name="note" maxLength={300} />
        </Field>
        {problem && !problem.field && <Alert tone="danger">{say(problem)}</Alert>}
        <Button type="submit" loading={take.isPending}>
          {t("take")}
        </Button>
      </form>
    </Dialog>
  );
}
