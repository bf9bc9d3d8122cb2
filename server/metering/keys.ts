import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";
import { meteringKeys } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";

/** 256 random bits need no slow hash: there is nothing to guess. */
const hashOf = (key: string) => createHash("sha256").update(key).digest("hex");

/** Makes a key for a metering platform; it is shown this once and kept as a hash. */
export async function makeKey(ctx: Ctx, { name }: { name: string }): Promise<{ keyId: string; key: string }> {
  const id = newId();
  const key = `mk_${randomBytes(32).toString("base64url")}`;
  await ctx.tx.insert(meteringKeys).values({
    ...{ id, tenantId: ctx.tenant.id, name, keyHash: hashOf(key), keyStart: key.slice(0, 9) },
    ...{ madeBy: ctx.actor.name, createdAt: ctx.now },
  });
  await audit(ctx, "metering.make-key", { type: "metering-key", id }, { name });
  return { keyId: id, key };
}

/** Ends a key at once; the rows it brought stay. */
export async function revokeKey(ctx: Ctx, keyId: string): Promise<void> {
  const revoked = await ctx.tx
    .update(meteringKeys)
    .set({ revokedAt: ctx.now })
    .where(and(eq(meteringKeys.tenantId, ctx.tenant.id), eq(meteringKeys.id, keyId), isNull(meteringKeys.revokedAt)))
    .returning({ name: meteringKeys.name });
  if (revoked.length === 0) throw notFound();
  await audit(ctx, "metering.revoke-key", { type: "metering-key", id: keyId }, { name: revoked[0]!.name });
}

/** Every key there was, the newest first; never the key itself. */
export async function listKeys({ tx, tenant }: Ctx) {
  return tx
    .select({
      keyId: meteringKeys.id,
      name: meteringKeys.name,
      keyStart: meteringKeys.keyStart,
      madeBy: meteringKeys.madeBy,
      createdAt: meteringKeys.createdAt,
      lastUsedAt: meteringKeys.lastUsedAt,
      revokedAt: meteringKeys.revokedAt,
    })
    .from(meteringKeys)
    .where(eq(meteringKeys.tenantId, tenant.id))
    .orderBy(desc(meteringKeys.createdAt));
}

/** The live key behind what a platform sent, noting that it was used; undefined for any other text. */
export async function findKey(
  ctx: Pick<Ctx, "tx" | "tenant" | "now">,
  key: string,
): Promise<{ id: string; name: string } | undefined> {
  const [found] = await ctx.tx
    .update(meteringKeys)
    .set({ lastUsedAt: ctx.now })
    .where(
      and(
        eq(meteringKeys.tenantId, ctx.tenant.id),
        eq(meteringKeys.keyHash, hashOf(key)),
        isNull(meteringKeys.revokedAt),
      ),
    )
    .returning({ id: meteringKeys.id, name: meteringKeys.name });
  return found;
}
