import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/app/_ui/card";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Money } from "@/app/_ui/money/money";
import { Status } from "@/app/_ui/status";
import { formatDate } from "@/app/_ui/time/format-date";
import type { findPlan } from "@/server/billing/collections/instalments/find-plan";

const tones = { paid: "ok", due: "info", late: "danger" } as const;

/** The arrear that a resident pays in steps: what is due when, and what of it is paid. */
export async function PlanCard({ plan }: { plan: NonNullable<Awaited<ReturnType<typeof findPlan>>> }) {
  const [t, locale] = await Promise.all([getTranslations("payments.plans"), getLocale()]);
  return (
    <Card
      title={t("own")}
      description={t("ownHint", { total: formatMinor(plan.totalMinor), rest: formatMinor(plan.restMinor) })}
      flush
    >
      <ol className="divide-y divide-line">
        {plan.steps.map((step) => (
          <li key={step.id} className="flex items-center justify-between gap-4 px-(--card-p) py-3.5">
            <span className="min-w-0">
              <span className="block font-medium">{t("step", { no: step.stepNo })}</span>
              <span className="block text-[0.875em] text-ink-2">
                {t("by", { day: formatDate(step.dueOn, locale) })}
              </span>
            </span>
            <span className="grid shrink-0 justify-items-end gap-1">
              <Money amountMinor={step.amountMinor} className="font-semibold" />
              <Status tone={tones[step.state]}>
                {step.paidMinor > 0n && step.state !== "paid"
                  ? t("partly", { amount: formatMinor(step.paidMinor) })
                  : t(`stepStates.${step.state}`)}
              </Status>
            </span>
          </li>
        ))}
      </ol>
      <p className="border-t border-line px-(--card-p) py-3 text-ink-2">{t(`ownLateFees.${plan.lateFees}`)}</p>
    </Card>
  );
}
