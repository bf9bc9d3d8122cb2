import type { RequestType } from "@/tenants/schemas/workflow";
import type { Random } from "../../random";
import type { Planned } from "../plan-subsidiary";
import { demoDay } from "../subsidiaries";

/** One request as it is to be told: what, for which home, how far it came, and when it got there. */
export type TicketPlan = {
  type: RequestType;
  home: Planned;
  /** A state of the workflow, or one of its ends. */
  state: string;
  /** When it came to that state. */
  reachedAt: Date;
  /** It was asked for by this moment at the latest: the end of an application window. */
  askedBy?: Date;
  /** A transfer's day, a payment's sum. */
  on?: string;
  amountMinor?: bigint;
  bankRef?: string | null;
  facts?: Record<string, unknown>;
  /** The new owner of a transfer, where the story names one. */
  newOwner?: { name: string; phone: string };
};

const workingMorning = (random: Random, day: string) =>
  new Date(Date.parse(`${day}T00:40:00Z`) + random.between(0, 8 * 60) * 60_000 + random.between(0, 59) * 1000);
const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** The next Monday, should the day be free. */
const workday = (day: string) => shifted(day, { 0: 1, 6: 2 }[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 0);

/** What has happened since the demo's workflows came into force: it agrees with owners, areas and valves as they stand. */
export function planHistory(random: Random, homes: Planned[]): TicketPlan[] {
  const at = (day: string) => workingMorning(random, workday(day));
  const between = (year: number, from: string, days: number) => shifted(`${year}-${from}`, random.between(0, days));
  const served = homes.filter(({ unclaimed }) => !unclaimed);
  return served.flatMap((home): TicketPlan[] => {
    const found: TicketPlan[] = [];
    const { transfer, stopped } = home;
    if (transfer && transfer.on >= "2025-06-20" && transfer.on < demoDay) {
      found.push({
        type: "transfer",
        home,
        state: "transferred",
        reachedAt: at(shifted(transfer.on, 1)),
        on: transfer.on,
      });
    }
    const stop = (year: number): TicketPlan => ({
      ...{ type: "stop-heating" as const, home, state: "stopped", reachedAt: at(between(year, "07-20", 80)) },
      facts: { season: `${year}-${year + 1}`, effectiveOn: `${year}-11-15`, stoppedAreas: 1 },
    });
    if (stopped[0]) found.push(stop(2025));
    if (stopped[1] && !stopped[0]) found.push(stop(2026));
    if (stopped[0] && !stopped[1]) {
      const facts = { season: "2026-2027", effectiveOn: "2026-11-15", resumedAreas: 1 };
      found.push({ type: "resume-heating", home, state: "resumed", reachedAt: at(between(2026, "08-10", 75)), facts });
    }
    if (home.openedOn >= "2025-06-20") {
      const facts = { accountId: home.ids.account, accountNo: home.accountNo, agreementId: home.ids.agreement };
      found.push({ type: "open-account", home, state: "opened", reachedAt: at(home.openedOn), facts });
    }
    return found;
  });
}

/** Requests that came to nothing, here and there over both seasons. */
export function planRefusals(random: Random, homes: Planned[], types: RequestType[]): TicketPlan[] {
  const settled = homes.filter(({ unclaimed, resident }) => !unclaimed && !resident);
  const empty = homes.filter(({ unclaimed }) => unclaimed);
  return types.flatMap((type) =>
    (["rejected", "cancelled"] as const).flatMap((state) =>
      Array.from({ length: random.between(5, 9) }, (): TicketPlan => {
        const day = workday(shifted("2025-07-01", random.between(0, 495)));
        return {
          type,
          home: random.pick(type === "open-account" && empty.length > 0 ? empty : settled),
          state,
          reachedAt: workingMorning(random, day),
        };
      }),
    ),
  );
}
