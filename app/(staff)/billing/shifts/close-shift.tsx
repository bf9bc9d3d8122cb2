"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { MoneyInput } from "@/app/_ui/money/money-input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { Select } from "@/app/_ui/select";
import { Textarea } from "@/app/_ui/textarea";
import { shiftCauses } from "@/server/billing/schemas";
import type { ShiftMethod, ShiftSum } from "@/server/billing/shifts/read-shift-sums";

type Cause = (typeof shiftCauses)[number];
type Typed = { counted?: bigint | null | "invalid"; cause?: Cause };

/** Counts the drawer and closes the clerk's own shift; what differs needs a cause. */
export function CloseShift({ shiftId, sums }: { shiftId: string; sums: ShiftSum[] }) {
  const t = useTranslations("cashier.shifts");
  const say = useProblemText();
  const router = useRouter();
  const close = useMutation(useTRPC().staff.cashier["close-shift"].mutationOptions());
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<Partial<Record<ShiftMethod, Typed>>>({});
  const [note, setNote] = useState("");
  const change = (method: ShiftMethod, part: Typed) =>
    setTyped((before) => ({ ...before, [method]: { ...before[method], ...part } }));
  // What was neither used nor expected need not be counted.
  const toCount = sums.filter((sum) => sum.expectedMinor > 0n || sum.method === "cash");
  const ready = toCount.every(({ method, expectedMinor }) => {
    const { counted, cause } = typed[method] ?? {};
    return typeof counted === "bigint" && (counted === expectedMinor || cause !== undefined);
  });

  async function submit() {
    const counts = toCount.map(({ method, expectedMinor }) => {
      const { counted, cause } = typed[method] ?? {};
      const countedMinor = typeof counted === "bigint" ? counted : 0n;
      return { method, countedMinor, ...(countedMinor !== expectedMinor && cause ? { cause } : {}) };
    });
    const done = await close.mutateAsync({ shiftId, counts, note }).catch(() => null);
    if (!done) return;
    setOpen(false);
    toast.success(t("closeForm.done"));
    router.push(`/billing/shifts/${shiftId}`);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t("closeForm.title")}
      description={t("closeForm.body")}
      trigger={<Button>{t("closeForm.trigger")}</Button>}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
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
          <Textarea value={note} maxLength={500} rows={2} onChange={(event) => setNote(event.target.value)} />
        </Field>
        {close.error && <Alert tone="danger">{say(problemOf(close.error))}</Alert>}
        <Button type="submit" loading={close.isPending} disabled={!ready}>
          {t("closeForm.submit")}
        </Button>
      </form>
    </Dialog>
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
