"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { MoneyInput } from "@/app/_ui/money/money-input";
import { RadioGroup } from "@/app/_ui/radio-group";
import { Status } from "@/app/_ui/status";

type Bill = {
  id: string;
  name: string;
  due: string;
  overdue: boolean;
  openMinor: bigint;
  /** What settles it today, and the words for what that saves. */
  payMinor: bigint;
  discount: string | null;
  chosen: boolean;
};

/** Chooses bills or a sum, opens the payment and sends the browser to the payment page. */
export function PayForm({ bills }: { bills: Bill[] }) {
  const t = useTranslations("billing");
  const errors = useTranslations("errors");
  const [mode, setMode] = useState(bills.length > 0 ? "bills" : "amount");
  const [chosen, setChosen] = useState(() => new Set(bills.filter((bill) => bill.chosen).map((bill) => bill.id)));
  const [typed, setTyped] = useState<bigint | null | "invalid">(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const picked = bills.filter((bill) => chosen.has(bill.id));
  const owed = picked.reduce((sum, bill) => sum + bill.payMinor, 0n);
  const saved = mode === "bills" ? picked.reduce((sum, bill) => sum + bill.openMinor - bill.payMinor, 0n) : 0n;
  const amount = mode === "bills" ? owed : typeof typed === "bigint" ? typed : 0n;

  const toggle = (id: string) => setChosen(new Set([id]).symmetricDifference(chosen));

  async function pay() {
    if (amount === 0n) {
      setRefusal(mode === "bills" ? t("pay.nothing") : errors("payment-amount-invalid"));
      return;
    }
    setBusy(true);
    setRefusal(null);
    try {
      const body =
        mode === "bills" ? { billIds: picked.map((bill) => bill.id) } : { billIds: [], amountMinor: amount.toString() };
      const response = await fetch("/api/pay", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as { url?: string; message?: string };
      if (answer.url) {
        // Stays busy until the browser has left.
        window.location.assign(answer.url);
        return;
      }
      setRefusal(answer.message ?? errors("payment-provider-failed"));
    } catch {
      setRefusal(errors("offline"));
    }
    setBusy(false);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void pay();
      }}
    >
      <Card className="mb-4">
        {bills.length > 0 && (
          <RadioGroup
            name="mode"
            legend={t("pay.mode")}
            look="cards"
            value={mode}
            onValueChange={setMode}
            className="mb-5"
            options={[
              { value: "bills", label: t("pay.byBills"), hint: t("pay.chooseHint") },
              { value: "amount", label: t("pay.byAmount"), hint: t("pay.otherHint") },
            ]}
          />
        )}
        {mode === "bills" ? (
          <fieldset>
            <legend className="mb-1 font-medium">{t("pay.choose")}</legend>
            <div className="divide-y divide-line">
              {bills.map((bill) => (
                <Checkbox
                  key={bill.id}
                  checked={chosen.has(bill.id)}
                  onChange={() => toggle(bill.id)}
                  className="py-3 [&>span:last-child]:min-w-0 [&>span:last-child]:flex-1"
                  label={
                    <span className="flex items-start justify-between gap-3">
                      <span className="min-w-0">
                        <span className="block font-medium">{bill.name}</span>
                        <span className="mt-0.5 flex flex-wrap items-center gap-2 text-[0.875em] text-ink-2">
                          {bill.due}
                          {bill.overdue && <Status tone="danger">{t("state.overdue")}</Status>}
                        </span>
                        {bill.discount && (
                          <span className="figures mt-0.5 block text-[0.9375em] font-medium text-ok">
                            {bill.discount}
                          </span>
                        )}
                      </span>
                      <span className="figures shrink-0 text-right text-[1.0625em] font-semibold">
                        {bill.payMinor < bill.openMinor && (
                          <s className="block text-[0.875em] font-normal text-ink-3">{formatMinor(bill.openMinor)}</s>
                        )}
                        {formatMinor(bill.payMinor)}
                      </span>
                    </span>
                  }
                />
              ))}
            </div>
          </fieldset>
        ) : (
          <Field label={t("pay.amount")} {...(bills.length === 0 ? { hint: t("pay.otherHint") } : {})}>
            <MoneyInput
              name="amount"
              onAmountChange={setTyped}
              className="figures max-w-64 text-2xl [&_input]:text-right"
            />
          </Field>
        )}
      </Card>
      {refusal && (
        <Alert tone="danger" className="mb-4">
          {refusal}
        </Alert>
      )}
      <div className="sticky bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-10 -mx-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line bg-surface px-4 py-3 md:static md:mx-0 md:rounded-lg md:border md:p-5 md:shadow-card">
        <p aria-live="polite">
          <span className="block text-[0.875em] text-ink-2">
            {t("pay.total")}
            {mode === "bills" && ` · ${t("pay.selected", { count: picked.length })}`}
          </span>
          <span className="figures text-3xl font-semibold tracking-tight">{formatMinor(amount)}</span>
          {saved > 0n && (
            <span className="figures block text-[0.875em] text-ok">
              {t("pay.discountTotal", { amount: formatMinor(saved) })}
            </span>
          )}
        </p>
        <Button type="submit" size="lg" loading={busy} className="min-w-36 flex-1 sm:flex-none">
          {busy ? t("pay.submitting") : t("pay.submit", { amount: formatMinor(amount) })}
        </Button>
      </div>
    </form>
  );
}
