import type { PlainDate } from "@/server/platform/dates";

type Step = { stepNo: number; dueOn: PlainDate; amountMinor: bigint };

/**
 * How far each step of a plan is settled: what is no longer left of the arrear, put to the steps in their order. A step is
 * late behind its day; its days of grace only keep the plan from being broken.
 * @param steps in their order
 */
export function planProgress<S extends Step>(
  { totalMinor, restMinor, steps }: { totalMinor: bigint; restMinor: bigint; steps: S[] },
  today: PlainDate,
) {
  let settled = totalMinor > restMinor ? totalMinor - restMinor : 0n;
  return steps.map((step) => {
    const paidMinor = settled < step.amountMinor ? settled : step.amountMinor;
    settled -= paidMinor;
    const state: "paid" | "late" | "due" =
      paidMinor === step.amountMinor ? "paid" : step.dueOn < today ? "late" : "due";
    return { ...step, paidMinor, state };
  });
}
