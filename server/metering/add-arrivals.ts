import { memoryDays, type Moment, mostBefore, type Neighbour, type Neighbours } from "./read-neighbours";

/** A reading of the same delivery that was judged before; one that is held does not stand yet. */
export type Arrival = Neighbour & { held: boolean };

const memory = memoryDays * 86_400_000;

/** The readings around an instant together with those of the same register that came in just before, in one delivery. */
export function addArrivals(
  around: Neighbours,
  { at, since }: Omit<Moment, "registerId">,
  arrivals: Arrival[],
): Neighbours {
  if (arrivals.length === 0) return around;
  const standing = arrivals.filter(({ held }) => !held);
  const earlier = standing.filter(({ readAt }) => readAt < at && readAt >= since);
  const before = [...around.before, ...earlier].toSorted(latestFirst).slice(0, mostBefore);
  const later = standing.filter(({ readAt }) => readAt > at);
  const remembered = earlier.filter(({ readAt }) => at.getTime() - readAt.getTime() <= memory);
  return {
    before,
    after: [...later, ...(around.after ? [around.after] : [])].toSorted(latestFirst).at(-1) ?? null,
    oldest: [...remembered, ...(around.oldest ? [around.oldest] : [])].toSorted(latestFirst).at(-1) ?? null,
    sameInstant: around.sameInstant ?? arrivals.find(({ readAt }) => readAt.getTime() === at.getTime()) ?? null,
  };
}

const latestFirst = (a: Neighbour, b: Neighbour) => b.readAt.getTime() - a.readAt.getTime();
