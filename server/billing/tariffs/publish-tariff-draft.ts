import { and, desc, eq } from "drizzle-orm";
import { configDocuments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import { publishDraft } from "@/tenants/config/publish-draft";
import { tariffSlug } from "./tariff-document";

type Publication = { effectiveFrom: PlainDate; note: string; seenAt: Date };

/**
 * Puts the draft in force from a day on. Versions follow one another: a first day on or before that of a version
 * already published is refused (`tariff-day-taken`), so that no day ever has two prices, and so is a draft of
 * another trade (`tariff-of-another-kind`).
 */
export async function publishTariffDraft(ctx: Ctx, { effectiveFrom, note, seenAt }: Publication) {
  const mine = and(
    eq(configDocuments.tenantId, ctx.tenant.id),
    eq(configDocuments.kind, "tariff"),
    eq(configDocuments.slug, tariffSlug),
  );
  // The draft's row first: two who publish at once wait for each other here.
  const [draft] = await ctx.tx
    .select({ body: configDocuments.body })
    .from(configDocuments)
    .where(and(mine, eq(configDocuments.status, "draft")))
    .for("update");
  if (!draft) throw conflict("draft-gone");
  const [last] = await ctx.tx
    .select({
      version: configDocuments.version,
      effectiveFrom: configDocuments.effectiveFrom,
      body: configDocuments.body,
    })
    .from(configDocuments)
    .where(and(mine, eq(configDocuments.status, "published")))
    .orderBy(desc(configDocuments.effectiveFrom))
    .limit(1);
  if (last?.effectiveFrom && effectiveFrom <= last.effectiveFrom) {
    throw invalid("tariff-day-taken", { version: last.version, day: last.effectiveFrom }, "effectiveFrom");
  }
  if (last && kindOf(last.body) !== kindOf(draft.body)) throw conflict("tariff-of-another-kind");
  return publishDraft(ctx, { kind: "tariff", slug: tariffSlug, effectiveFrom, note, seenAt });
}

const kindOf = (body: unknown) => (body as { kind?: unknown } | null)?.kind;
