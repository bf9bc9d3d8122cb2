import { verify } from "@node-rs/argon2";
import { and, eq, isNull, ne } from "drizzle-orm";
import type { z } from "zod";
import { sessions, users } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { invalid } from "@/server/platform/errors";
import { checkLimit, countTry } from "./rate-limit";
import type { changePasswordInput } from "./schemas";
import { hashPassword } from "./verify-password";

type Self = { actor: { userId: string }; sessionId: string; now: Date };
/** Staff of a subsidiary, in its transaction, or a member of headquarters, in none. */
export type PasswordCtx = Self | (Self & Ctx);

/**
 * Gives a staff user a password of their own and ends their other sessions.
 * @throws `password-current-wrong`, `password-same`, `too-many-tries`
 */
export async function changePassword(
  ctx: PasswordCtx,
  { current, next }: z.output<typeof changePasswordInput>,
): Promise<void> {
  const { sessionId, now } = ctx;
  const { userId } = ctx.actor;
  await checkLimit("password-failure", userId);
  const [user] = await withSystem((tx) => tx.select().from(users).where(eq(users.id, userId)), { readOnly: true });
  if (!user?.passwordHash || !(await verify(user.passwordHash, current))) {
    await countTry("password-failure", userId);
    throw invalid("password-current-wrong", {}, "current");
  }
  if (current === next) throw invalid("password-same", {}, "next");
  const passwordHash = await hashPassword(next);
  await withSystem(async (tx) => {
    await tx.update(users).set({ passwordHash, passwordTemporary: false }).where(eq(users.id, userId));
    const others = and(eq(sessions.userId, userId), ne(sessions.id, sessionId), isNull(sessions.revokedAt));
    await tx.update(sessions).set({ revokedAt: now }).where(others);
  });
  // At headquarters there is no subsidiary whose record it could stand in.
  if ("tx" in ctx) await audit(ctx, "identity.change-password", { type: "user", id: userId });
}
