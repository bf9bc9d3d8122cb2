import { and, asc, desc, eq, gt, isNotNull, lt, sql } from "drizzle-orm";
import { bankFileLines, bankFiles } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { getProfile, listProfiles } from "./read-profile";

const pageSize = 50;

/** Files, the latest first, and the profiles that a new one can be read by. */
export async function listBankFiles(ctx: Pick<Ctx, "tx" | "tenant">, { before }: { before?: Date | undefined } = {}) {
  const rows = await ctx.tx
    .select()
    .from(bankFiles)
    .where(and(eq(bankFiles.tenantId, ctx.tenant.id), before ? lt(bankFiles.createdAt, before) : undefined))
    .orderBy(desc(bankFiles.createdAt), desc(bankFiles.id))
    .limit(pageSize + 1);
  const files = rows.slice(0, pageSize);
  const profiles = (await listProfiles(ctx)).map(({ slug, version, profile }) => ({
    ...{ slug, version, name: profile.name, layout: profile.layout, encoding: profile.encoding },
  }));
  return { files, profiles, next: rows.length > pageSize ? (files.at(-1)?.createdAt ?? null) : null };
}

/** One file, what was found in it by kind, and its first findings. */
export async function getBankFile(ctx: Pick<Ctx, "tx" | "tenant">, fileId: string) {
  const mine = and(eq(bankFileLines.tenantId, ctx.tenant.id), eq(bankFileLines.fileId, fileId));
  const [file] = await ctx.tx
    .select()
    .from(bankFiles)
    .where(and(eq(bankFiles.tenantId, ctx.tenant.id), eq(bankFiles.id, fileId)));
  if (!file) throw notFound();
  const kinds = await ctx.tx
    .select({
      finding: bankFileLines.finding,
      count: sql<number>`count(*)::int`,
      sumMinor: sql<string>`coalesce(sum(${bankFileLines.amountMinor}), 0)`,
    })
    .from(bankFileLines)
    .where(and(mine, isNotNull(bankFileLines.finding)))
    .groupBy(bankFileLines.finding)
    .orderBy(asc(bankFileLines.finding));
  const { name } = await getProfile(ctx, file.profileId);
  return {
    ...file,
    profileName: name,
    kinds: kinds.map((kind) => ({ ...kind, finding: kind.finding as Finding, sumMinor: BigInt(kind.sumMinor) })),
    findings: await listBankFindings(ctx, fileId, 0, 100),
  };
}

export type Finding = NonNullable<(typeof bankFileLines.$inferSelect)["finding"]>;

/** Lines that are not booked, behind a line of the file. */
export async function listBankFindings(
  ctx: Pick<Ctx, "tx" | "tenant">,
  fileId: string,
  after: number,
  limit: number,
): Promise<(typeof bankFileLines.$inferSelect & { finding: Finding })[]> {
  const rows = await ctx.tx
    .select()
    .from(bankFileLines)
    .where(
      and(
        eq(bankFileLines.tenantId, ctx.tenant.id),
        eq(bankFileLines.fileId, fileId),
        isNotNull(bankFileLines.finding),
        gt(bankFileLines.lineNo, after),
      ),
    )
    .orderBy(asc(bankFileLines.lineNo))
    .limit(limit);
  return rows as (typeof bankFileLines.$inferSelect & { finding: Finding })[];
}
