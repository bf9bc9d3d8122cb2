import { and, eq, sql } from "drizzle-orm";
import { configDocuments } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { type TariffInput, tariffSchema } from "@/tenants/schemas/tariff";

/**
 * Puts a tariff in force from a day on, as the next version; earlier versions stay as they were.
 * @throws `tariff-invalid` with the place of the first fault
 */
export async function publishTariff(
  ctx: Ctx,
  input: { body: TariffInput; effectiveFrom: PlainDate; note?: string },
): Promise<{ id: string; version: number }> {
  const checked = tariffSchema.safeParse(input.body);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw invalid("tariff-invalid", { path: issue?.path.join(".") ?? "", reason: issue?.message ?? "" });
  }
  const tariffs = and(eq(configDocuments.tenantId, ctx.tenant.id), eq(configDocuments.kind, "tariff"));
  const [last] = await ctx.tx
    .select({ version: sql<number>`coalesce(max(${configDocuments.version}), 0)::int` })
    .from(configDocuments)
    .where(tariffs);
  const id = newId();
  const version = (last?.version ?? 0) + 1;
  await ctx.tx.insert(configDocuments).values({
    id,
    tenantId: ctx.tenant.id,
    kind: "tariff",
    slug: "tariff",
    version,
    status: "published",
    effectiveFrom: input.effectiveFrom,
    body: checked.data,
    authorName: ctx.actor.name,
    authorId: "userId" in ctx.actor ? ctx.actor.userId : null,
    note: input.note ?? "",
    publishedAt: ctx.now,
    updatedAt: ctx.now,
  });
  await audit(
    ctx,
    "billing.publish-tariff",
    { type: "config-document", id },
    { version, effectiveFrom: input.effectiveFrom },
  );
  return { id, version };
}
