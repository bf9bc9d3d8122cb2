"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { toast } from "@/app/_ui/overlay/toast";
import { Select } from "@/app/_ui/select";

/** Writes down a mandate from the customer's signed paper. */
export function SignMandate({ banks }: { banks: { slug: string; label: string }[] }) {
  const t = useTranslations("cashier.mandates");
  const say = useProblemText();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const sign = useMutation(useTRPC().staff.cashier["sign-mandate"].mutationOptions());

  async function submit(data: FormData) {
    const text = (name: string) => formText(data, name);
    const done = await sign
      .mutateAsync({
        accountNo: text("accountNo"),
        profileSlug: text("profileSlug"),
        holderName: text("holderName"),
        bankAccountNo: text("bankAccountNo"),
        agreementNo: text("agreementNo"),
      })
      .catch(() => null);
    if (!done) return;
    toast.success(t("signed"));
    form.current?.reset();
    router.refresh();
  }

  return (
    <form
      ref={form}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <Field label={t("accountNo")} required>
          <Input name="accountNo" required maxLength={40} inputMode="numeric" autoComplete="off" />
        </Field>
        <Field label={t("bank")} required>
          <Select name="profileSlug" required>
            {banks.map(({ slug, label }) => (
              <option key={slug} value={slug}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("holder")} required>
          <Input name="holderName" required maxLength={60} autoComplete="off" />
        </Field>
        <Field label={t("bankAccountNo")} hint={t("bankAccountHint")} required>
          <Input
            name="bankAccountNo"
            required
            maxLength={32}
            pattern="[\d\s\-]{8,32}"
            inputMode="numeric"
            autoComplete="off"
          />
        </Field>
        <Field label={t("agreementNo")} optional>
          <Input name="agreementNo" maxLength={40} autoComplete="off" />
        </Field>
      </div>
      {sign.error && <Alert tone="danger">{say(problemOf(sign.error))}</Alert>}
      <div>
        <Button type="submit" loading={sign.isPending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
