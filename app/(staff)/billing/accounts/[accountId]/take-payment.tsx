"use client";
import { useMutation } from "@tanstack/react-query";
import { Banknote } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSeasonLabel } from "@/app/_billing/use-season-label";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { MoneyInput } from "@/app/_ui/money/money-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { RadioGroup } from "@/app/_ui/radio-group";

type Props = {
  accountId: string;
  accountNo: string;
  payer: string;
  bills: { id: string; billNo: string; season: string; openMinor: bigint; payMinor: bigint }[];
  /** Made with the page: pressing twice takes the money once. */
  idempotencyKey: string;
};
type Method = "cash" | "pos" | "transfer";

/** Takes money over the counter and goes to its receipt. */
export function TakePayment({ accountId, accountNo, payer, bills, idempotencyKey }: Props) {
  const t = useTranslations("billing");
  const season = useSeasonLabel();
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(() => new Set(bills.map((bill) => bill.id)));
  const [method, setMethod] = useState<Method>("cash");
  const [typed, setTyped] = useState<bigint | null | "invalid" | undefined>(undefined);
  const take = useMutation(useTRPC().staff.billing["take-payment"].mutationOptions());
  const owed = bills.filter((bill) => chosen.has(bill.id)).reduce((sum, bill) => sum + bill.payMinor, 0n);
  const amount = typed === undefined ? owed : typeof typed === "bigint" ? typed : 0n;

  async function submit() {
    const input = {
      accountId,
      amountMinor: amount,
      method,
      billIds: bills.filter((bill) => chosen.has(bill.id)).map((bill) => bill.id),
      idempotencyKey,
    };
    const payment = await take.mutateAsync(input).catch(() => null);
    if (!payment) return;
    toast.success(t("staff.take.done", { receiptNo: payment.receiptNo ?? "" }));
    router.push(`/billing/receipts/${payment.paymentId}`);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t("staff.take.title")}
      description={t("staff.take.for", { accountNo, payer })}
      trigger={
        <Button>
          <Banknote aria-hidden />
          {t("staff.ledger.take")}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium">{t("staff.take.bills")}</legend>
          {bills.length === 0 && <p className="text-ink-2">{t("staff.take.none")}</p>}
          {bills.map((bill) => (
            <Checkbox
              key={bill.id}
              checked={chosen.has(bill.id)}
              onChange={() => {
                setChosen(new Set([bill.id]).symmetricDifference(chosen));
                setTyped(undefined);
              }}
              className="[&>span:last-child]:flex-1"
              label={
                <span className="flex justify-between gap-3">
                  <span className="figures">
                    {season(bill.season)} · {bill.billNo}
                  </span>
                  <span className="figures text-right font-medium">
                    {formatMinor(bill.payMinor)}
                    {bill.payMinor < bill.openMinor && (
                      <span className="block text-[0.875em] font-normal text-ok">
                        {t("staff.take.discount", { amount: formatMinor(bill.openMinor - bill.payMinor) })}
                      </span>
                    )}
                  </span>
                </span>
              }
            />
          ))}
        </fieldset>
        <RadioGroup
          name="method"
          legend={t("staff.take.method")}
          value={method}
          onValueChange={(value) => setMethod(value as Method)}
          options={(["cash", "pos", "transfer"] as const).map((value) => ({ value, label: t(`methods.${value}`) }))}
        />
        <Field label={t("staff.take.amount")} hint={t("staff.take.amountHint")} required>
          <MoneyInput key={owed.toString()} defaultAmountMinor={owed > 0n ? owed : null} onAmountChange={setTyped} />
        </Field>
        {take.error && <Alert tone="danger">{say(problemOf(take.error))}</Alert>}
        <Button type="submit" loading={take.isPending} disabled={amount <= 0n}>
          {t("staff.take.submit")} {formatMinor(amount)}
        </Button>
      </form>
    </Dialog>
  );
}
