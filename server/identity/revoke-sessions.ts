import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import { hashToken } from "./find-session";

/** Ends the session of a cookie at once; nothing happens when it has ended already. */
export async function revokeSession(token: string): Promise<void> {
  await withSystem((tx) =>
    tx
      .update(sessions)
      .set({ revokedAt: now() })
      .where(and(eq(sessions.tokenHash, hashToken(token)), isNull(sessions.revokedAt))),
  );
}

/** Ends every session of a user at once: a lost phone, a leaver. */
export async function revokeUserSessions(userId: string): Promise<void> {
  await withSystem((tx) =>
    tx
      .update(sessions)
      .set({ revokedAt: now() })
      .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt))),
  );
}
