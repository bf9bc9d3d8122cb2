import { and, eq, sql } from "drizzle-orm";
import { rateLimits } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import { limitReached } from "@/server/platform/errors";

/** Tries allowed per key and window, in one table. */
export const limits = {
  /** Failed passwords of one account: then it is locked for the rest of the window. */
  "password-failure": { tries: 8, windowMinutes: 15 },
  "password-ip": { tries: 60, windowMinutes: 15 },
  "code-request": { tries: 5, windowMinutes: 60 },
  "code-request-ip": { tries: 30, windowMinutes: 60 },
  "code-failure": { tries: 8, windowMinutes: 15 },
  /** Calls of one metering platform, of up to a thousand rows each; wrong keys from one address. */
  "metering-push": { tries: 120, windowMinutes: 1 },
  "metering-key-failure": { tries: 30, windowMinutes: 15 },
} as const;

export type LimitName = keyof typeof limits;

function windowOf(name: LimitName): { start: Date; minutesLeft: number } {
  const length = limits[name].windowMinutes * 60_000;
  const at = now().getTime();
  const start = Math.floor(at / length) * length;
  return { start: new Date(start), minutesLeft: Math.max(1, Math.ceil((start + length - at) / 60_000)) };
}

/** Counts one try; throws `limit-reached` (with the minutes to wait) when the window is used up. */
export async function countTry(name: LimitName, key: string): Promise<void> {
  const { start, minutesLeft } = windowOf(name);
  const [row] = await withSystem((tx) =>
    tx
      .insert(rateLimits)
      .values({ key: `${name}:${key}`, windowStart: start, count: 1 })
      .onConflictDoUpdate({
        target: [rateLimits.key, rateLimits.windowStart],
        set: { count: sql`${rateLimits.count} + 1` },
      })
      .returning({ count: rateLimits.count }),
  );
  if (row && row.count > limits[name].tries) throw limitReached("too-many-tries", { minutes: minutesLeft });
}

/** Throws when a window is used up already, without counting. */
export async function checkLimit(name: LimitName, key: string): Promise<void> {
  const { start, minutesLeft } = windowOf(name);
  const [row] = await withSystem(
    (tx) =>
      tx
        .select({ count: rateLimits.count })
        .from(rateLimits)
        .where(and(eq(rateLimits.key, `${name}:${key}`), eq(rateLimits.windowStart, start))),
    { readOnly: true },
  );
  if (row && row.count >= limits[name].tries) throw limitReached("too-many-tries", { minutes: minutesLeft });
}
