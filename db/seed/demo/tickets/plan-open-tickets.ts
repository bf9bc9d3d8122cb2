import type { RequestType, Workflow } from "@/tenants/schemas/workflow";
import type { Random } from "../../random";
import type { Planned } from "../plan-subsidiary";
import { demoResidents } from "../residents";
import { demoNow } from "../subsidiaries";
import type { TicketPlan } from "./ticket-plan";

const day = 86_400_000;

/**
 * Requests on somebody's desk today: some in every open state of every workflow, a few of them over their time. Their
 * homes are such as could ask: what waits for a payment owes one, what passed the check owes nothing.
 */
export function planOpenTickets(
  random: Random,
  workflows: Map<RequestType, Workflow>,
  homes: Planned[],
  stopUntil: string | undefined,
): TicketPlan[] {
  const free = new Set(random.shuffle(homes.filter(({ resident, use }) => !resident && use === "residential")));
  const told = homes.flatMap(({ resident }, index) => (resident?.transfers ? [transferOf(homes[index]!)] : []));
  const plans = [...workflows].flatMap(([type, workflow]) =>
    workflow.states
      .filter(({ phase }) => phase === "open")
      .flatMap((state): TicketPlan[] => {
        const count = random.between(2, 5);
        return Array.from({ length: count }, () => take(free, (home) => couldAsk(type, state.key, home)))
          .filter((home) => home !== undefined)
          .map((home) => ({
            type,
            home,
            state: state.key,
            reachedAt: since(random, state.targetHours),
            amountMinor: sum(random),
            ...(type === "stop-heating" && stopUntil ? { askedBy: new Date(`${stopUntil}T08:00:00Z`) } : {}),
          }));
      }),
  );
  return [...told.filter(({ type }) => workflows.has(type)), ...plans];
}

/** The transfer that a demo resident waits for: the new owner, another of them, has not said yes. */
function transferOf(home: Planned): TicketPlan {
  const { name, phone } = demoResidents.find(({ shows }) => shows.en === "owes nothing")!;
  const reachedAt = new Date(demoNow.getTime() - 2.2 * day);
  return { type: "transfer", home, state: "awaiting-confirmation", reachedAt, newOwner: { name, phone } };
}

/** Long enough ago that some are late, and none is from before last month. */
function since(random: Random, targetHours = 18): Date {
  const usual = targetHours > 100 ? random.between(1, 20) : (targetHours / 9) * random.next() * 1.7;
  return new Date(demoNow.getTime() - (usual + 0.05) * day);
}

const sum = (random: Random) => BigInt(random.between(900, 3200)) * 100n;

function couldAsk(type: RequestType, state: string, home: Planned): boolean {
  if (type === "open-account") return home.unclaimed;
  if (home.unclaimed || home.transfer) return false;
  if (type === "payment") return home.paysLike === "late" || home.paysLike === "partly";
  const owes = home.paysLike !== "early";
  if (type === "transfer" || type === "stop-heating") {
    if (owes !== (state === "awaiting-payment")) return false;
    return type === "transfer" ? !home.stopped[1] : home.separable && !home.stopped[1] && home.warrantyUntil === null;
  }
  return home.stopped[1] && !owes;
}

function take(free: Set<Planned>, fits: (home: Planned) => boolean): Planned | undefined {
  for (const home of free) {
    if (!fits(home)) continue;
    free.delete(home);
    return home;
  }
  return undefined;
}
