import { and, asc, eq, inArray } from "drizzle-orm";
import { configDocuments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { type Tariff, tariffSchema } from "@/tenants/schemas/tariff";

export type TariffVersion = { id: string; version: number; effectiveFrom: PlainDate; tariff: Tariff };

// A version that was published never changes, so its parsed form can be kept.
const parsed = new Map<string, Tariff>();

function parse(id: string, body: unknown): Tariff {
  const known = parsed.get(id);
  if (known) return known;
  const tariff = tariffSchema.parse(body);
  if (parsed.size > 500) parsed.clear();
  parsed.set(id, tariff);
  return tariff;
}

/** Every tariff version that is or was in force, the earliest effective first; of one day the later version last. */
export async function readTariffs(ctx: Pick<Ctx, "tx" | "tenant">): Promise<TariffVersion[]> {
  const rows = await ctx.tx
    .select({
      id: configDocuments.id,
      version: configDocuments.version,
      effectiveFrom: configDocuments.effectiveFrom,
      body: configDocuments.body,
    })
    .from(configDocuments)
    .where(
      and(
        eq(configDocuments.tenantId, ctx.tenant.id),
        eq(configDocuments.kind, "tariff"),
        inArray(configDocuments.status, ["published"]),
      ),
    )
    .orderBy(asc(configDocuments.effectiveFrom), asc(configDocuments.version));
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    effectiveFrom: row.effectiveFrom ?? "0001-01-01",
    tariff: parse(row.id, row.body),
  }));
}
