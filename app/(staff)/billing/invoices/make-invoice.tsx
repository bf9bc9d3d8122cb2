"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { toast } from "@/app/_ui/overlay/toast";

/** Makes the invoice of a paid bill. */
export function MakeInvoice() {
  const t = useTranslations("payments.invoices");
  const say = useProblemText();
  const router = useRouter();
  const issue = useMutation(useTRPC().staff.payments["issue-invoice"].mutationOptions());
  async function submit(form: HTMLFormElement) {
    const text = (name: string) => formText(new FormData(form), name).trim();
    const wish = { billNo: text("billNo"), buyerName: text("buyerName"), buyerTaxNo: text("buyerTaxNo") };
    const made = await issue.mutateAsync(wish).catch(() => null);
    if (!made) return;
    toast.success(t("made", { no: made.invoiceNo }));
    form.reset();
    router.refresh();
  }
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t("billNo")} required>
          <Input name="billNo" maxLength={60} autoComplete="off" />
        </Field>
        <Field label={t("buyerName")} required>
          <Input name="buyerName" maxLength={100} autoComplete="off" />
        </Field>
        <Field label={t("buyerTaxNo")} optional>
          <Input name="buyerTaxNo" maxLength={20} autoComplete="off" />
        </Field>
      </div>
      {issue.error && <Alert tone="danger">{say(problemOf(issue.error))}</Alert>}
      <div>
        <Button type="submit" loading={issue.isPending}>
          {t("make")}
        </Button>
      </div>
    </form>
  );
}
