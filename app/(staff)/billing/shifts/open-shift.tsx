"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { MoneyInput } from "@/app/_ui/money/money-input";
import { toast } from "@/app/_ui/overlay/toast";

/** Opens the clerk's shift with the float and, if there is one, the receipt book. */
export function OpenShift() {
  const t = useTranslations("cashier.shifts");
  const say = useProblemText();
  const router = useRouter();
  const open = useMutation(useTRPC().staff.cashier["open-shift"].mutationOptions());
  const [float, setFloat] = useState<bigint | null | "invalid">(0n);
  const [useBook, setUseBook] = useState(false);

  async function submit(form: FormData) {
    const text = (name: string) => formText(form, name);
    const book = { series: text("series"), from: Number(text("from")), to: Number(text("to")) };
    const done = await open
      .mutateAsync({ floatMinor: typeof float === "bigint" ? float : 0n, ...(useBook ? { book } : {}) })
      .catch(() => null);
    if (!done) return;
    toast.success(t("openForm.done"));
    router.refresh();
  }

  return (
    <form
      className="grid max-w-2xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <Field label={t("float")} hint={t("openForm.floatHint")} required>
        <MoneyInput defaultAmountMinor={0n} onAmountChange={setFloat} />
      </Field>
      <Checkbox
        checked={useBook}
        onChange={(event) => setUseBook(event.target.checked)}
        label={t("openForm.useBook")}
        hint={t("openForm.bookHint")}
      />
      {useBook && (
        <div className="grid gap-3 sm:grid-cols-3">
          <Field label={t("openForm.series")}>
            <Input name="series" maxLength={12} pattern="[A-Za-z0-9\-]*" autoComplete="off" />
          </Field>
          <Field label={t("openForm.from")} required>
            <Input name="from" inputMode="numeric" pattern="\d{1,10}" required autoComplete="off" />
          </Field>
          <Field label={t("openForm.to")} required>
            <Input name="to" inputMode="numeric" pattern="\d{1,10}" required autoComplete="off" />
          </Field>
        </div>
      )}
      {open.error && <Alert tone="danger">{say(problemOf(open.error))}</Alert>}
      <div>
        <Button type="submit" loading={open.isPending} disabled={typeof float !== "bigint"}>
          {t("openForm.submit")}
        </Button>
      </div>
    </form>
  );
}
