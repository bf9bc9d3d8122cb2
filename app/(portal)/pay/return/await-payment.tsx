"use client";
import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleX, Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { LinkButton } from "@/app/_ui/link-button";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Timeline, type TimelineEntry } from "@/app/_ui/timeline";

type Payment = { id: string; status: string; amountMinor: bigint; receiptNo: string | null };

const askEveryMs = 1500;
const slowAfterMs = 30_000;

/** Asks until the payment is over one way or the other, and says each step in words. */
export function AwaitPayment({ first }: { first: Payment }) {
  const t = useTranslations("billing.return");
  const trpc = useTRPC();
  const [slow, setSlow] = useState(false);
  const { data: payment } = useQuery({
    ...trpc.portal.billing["get-payment"].queryOptions({ paymentId: first.id }),
    initialData: first as never,
    staleTime: 0,
    refetchInterval: (query) => (isOpen(query.state.data as Payment | undefined) ? askEveryMs : false),
  });
  const open = isOpen(payment);
  useEffect(() => {
    if (!open) return;
    const timer = setTimeout(() => setSlow(true), slowAfterMs);
    return () => clearTimeout(timer);
  }, [open]);

  const paid = payment.status === "succeeded";
  const given = payment.status === "failed" || payment.status === "expired" ? payment.status : undefined;
  const title = open ? t("waiting") : paid ? t("succeeded") : given ? t(given) : t("refunded");
  const body = open
    ? t(slow ? "slow" : "waitingBody")
    : paid
      ? t("succeededBody", { amount: formatMinor(payment.amountMinor), receiptNo: payment.receiptNo ?? "" })
      : given
        ? t(`${given}Body`)
        : "";
  const Icon = open ? Hourglass : paid ? CircleCheck : CircleX;
  const last = open ? "current" : paid ? "done" : "failed";
  const steps: TimelineEntry[] = [
    { key: "paid", title: t("steps.paid"), state: "done" },
    { key: "confirming", title: t("steps.confirming"), state: last },
    { key: "booked", title: t("steps.booked"), state: paid ? "done" : "upcoming" },
  ];
  return (
    <section className="mx-auto grid max-w-xl gap-6 rounded-xl border border-line bg-surface p-6 shadow-card sm:p-8">
      <div aria-live="polite" className="grid justify-items-center gap-2 text-center">
        <Icon
          aria-hidden
          className={`size-14 ${open ? "animate-pulse text-brand-text" : paid ? "text-ok" : "text-danger"}`}
        />
        <h1 className="text-2xl font-semibold">{title}</h1>
        <p className="figures text-4xl font-semibold tracking-tight">{formatMinor(payment.amountMinor)}</p>
        <p className="max-w-md text-ink-2">{body}</p>
      </div>
      <Timeline entries={steps} className="mx-auto w-full max-w-xs" />
      {slow && open && <Alert tone="info">{t("slow")}</Alert>}
      <div className="flex flex-col gap-2.5 sm:flex-row sm:justify-center">
        {paid && <LinkButton href={`/receipts/${payment.id}`}>{t("receipt")}</LinkButton>}
        {given && <LinkButton href="/pay">{t("again")}</LinkButton>}
        <LinkButton href="/bills" variant="secondary">
          {t("bills")}
        </LinkButton>
      </div>
    </section>
  );
}

const isOpen = (payment: Payment | undefined) => payment?.status === "created" || payment?.status === "pending";
