/** A stream of chances that is the same in every run: the demo must look alike on every machine. */
export type Random = {
  /** At least 0, below 1. */
  next: () => number;
  /** A whole number between the two, both included. */
  between: (low: number, high: number) => number;
  chance: (share: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** Picks by weight: `[[value, weight], …]`. */
  weigh: <T>(list: readonly (readonly [T, number])[]) => T;
  /** About normal, around `mean`; never further than three deviations away. */
  around: (mean: number, deviation: number) => number;
  /** The list in another order. */
  shuffle: <T>(list: readonly T[]) => T[];
  id: () => string;
};

/** Chances that depend on the words of `seed` alone. */
export function makeRandom(seed: string): Random {
  let state = hash(seed);
  let ids = 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick,
    weigh: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return list[list.length - 1]![0];
    },
    around: (mean, deviation) => mean + deviation * 2 * (next() + next() + next() - 1.5),
    shuffle: (list) => {
      const mixed = [...list];
      for (let at = mixed.length - 1; at > 0; at -= 1) {
        const other = between(0, at);
        [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
      }
      return mixed;
    },
    // Shaped as UUIDv7 and rising, so that keys made one after the other lie close together on disk.
    id: () => {
      const time = (firstId + ids++).toString(16).padStart(12, "0");
      const hex = (digits: number) =>
        Math.floor(next() * 16 ** digits)
          .toString(16)
          .padStart(digits, "0");
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${pick(["8", "9", "a", "b"])}${hex(3)}-${hex(6)}${hex(6)}`;
    },
  };
}

const firstId = Date.parse("2025-06-01T00:00:00Z");

function hash(text: string): number {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0)!, 16777619);
  return value >>> 0;
}
