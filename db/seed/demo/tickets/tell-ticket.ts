import { addWorkingTime } from "@/server/tickets/clock/add-working-time";
import type { BusinessCalendar } from "@/tenants/schemas/calendar";
import type { Workflow, WorkflowState, WorkflowTransition } from "@/tenants/schemas/workflow";
import type { Random } from "../../random";

/** A move with the moment it was made, and whether the state before it ran over its target. */
export type Step = { move: WorkflowTransition; at: Date; late: boolean };
export type Story = { openedAt: Date; steps: Step[]; overran: boolean };

const hour = 3_600_000;

/**
 * The moments of a request's way, told backwards from the one at which it came to its present state: most states take a
 * part of the time they are given, one in sixteen more than that; what the house does by itself takes minutes.
 */
export function tellStory(
  random: Random,
  workflow: Workflow,
  path: WorkflowTransition[],
  reachedAt: Date,
  calendar: BusinessCalendar,
  byResident: boolean,
): Story {
  const stays = path.map((move) => {
    const before = workflow.states.find(({ key }) => move.from.includes(key));
    return stayIn(random, before, move, calendar, reachedAt);
  });
  let at = reachedAt.getTime();
  const steps: Step[] = [];
  for (let index = path.length - 1; index >= 0; index -= 1) {
    const { by } = path[index]!;
    if (!by.includes("system") && !(byResident && by.includes("resident"))) at = inOfficeHours(random, at);
    steps.unshift({ move: path[index]!, at: new Date(at), late: stays[index]!.late });
    at -= stays[index]!.ms;
  }
  const openedAt = byResident ? at : inOfficeHours(random, at);
  return { openedAt: new Date(openedAt), steps, overran: stays.some(({ late }) => late) };
}

/** The last office hour before a moment that lies outside of them: 8:30 to 17:30 in China is 0:30 to 9:30 in UTC. */
function inOfficeHours(random: Random, at: number): number {
  const midnight = Math.floor(at / (24 * hour)) * 24 * hour;
  const [opens, closes] = [midnight + hour / 2, midnight + 9.5 * hour];
  if (at >= opens && at <= closes) return at;
  return (at < opens ? closes - 24 * hour : closes) - random.between(5, 170) * 60_000;
}

function stayIn(
  random: Random,
  state: WorkflowState | undefined,
  move: WorkflowTransition,
  calendar: BusinessCalendar,
  near: Date,
): { ms: number; late: boolean } {
  const byItself =
    move.by.length === 1 && move.by[0] === "system" && move.conditions.every(({ name }) => name !== "work-orders-done");
  if (byItself && random.chance(0.7)) return { ms: random.between(1, 50) * 60_000, late: false };
  const hours = state?.targetHours ?? 6;
  const late = state?.targetHours !== undefined && random.chance(0.06);
  const share = late ? 1.1 + random.next() * 0.6 : 0.08 + random.next() * (hours > 100 ? 0.25 : 0.75);
  if (state?.clock === "round-the-clock") return { ms: hours * share * hour, late };
  // Working hours as they lie a month before: near enough, and never in a holiday that is not over.
  const start = new Date(near.getTime() - 28 * 24 * hour);
  return { ms: addWorkingTime(start, hours * share, calendar, "Asia/Shanghai").getTime() - start.getTime(), late };
}
