import { createHash } from "node:crypto";
import { and, asc, eq, isNotNull, or, isNull } from "drizzle-orm";
import { bankFileLines, bankFiles, bankOrderLines, bankOrders, debitMandates } from "@/db/schema";
import { type OrderLine, writeOrder } from "@/server/billing/bank-orders/write-order";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { putFile, storageKey } from "@/server/platform/storage";
import { csvBankProfile } from "@/tenants/packs/bank-profiles";
import { bankProfileSchema } from "@/tenants/schemas/bank-profile";
import { insertRows } from "../insert-rows";
import { makeRandom, type Random } from "../random";
import { numberInOrder } from "./number-in-order";
import type { Part } from "./seed-money";

type Answered = typeof bankFileLines.$inferSelect & { accountId: string; amountMinor: bigint };
type File = typeof bankFiles.$inferSelect;

const days = 24 * 60 * 60_000;
const profile = bankProfileSchema.parse(csvBankProfile);

/** What the banks had been asked for, three days before each of their answers, and the mandates behind it. */
export const seedBankOrders: Part = async (ctx, subsidiary) => {
  const tenantId = ctx.tenant.id;
  const [known] = await ctx.tx.select().from(bankOrders).where(eq(bankOrders.tenantId, tenantId)).limit(1);
  if (known) return;
  const random = makeRandom(`bank orders ${subsidiary.slug}`);
  const files = await ctx.tx
    .select()
    .from(bankFiles)
    .where(eq(bankFiles.tenantId, tenantId))
    .orderBy(asc(bankFiles.createdAt));
  const lines = await listAnswered(ctx);
  const mandates = await signAll(ctx, random, lines);
  const number = await numberInOrder(
    ctx,
    files.map(({ createdAt }) => ({ prefix: "DK", at: createdAt })),
  );
  for (const file of files) {
    const mine = lines.filter(({ fileId }) => fileId === file.id);
    // A household is asked once per order, whatever the demo's bank answered.
    const once = [...new Map(mine.toReversed().map((line) => [line.accountId, line])).values()].toReversed();
    await keepOrder(ctx, random, {
      file,
      lines: once,
      mandates,
      orderNo: number({ prefix: "DK", at: file.createdAt }),
    });
  }
};

async function listAnswered(ctx: Ctx): Promise<Answered[]> {
  const rows = await ctx.tx
    .select()
    .from(bankFileLines)
    .where(
      and(
        eq(bankFileLines.tenantId, ctx.tenant.id),
        isNotNull(bankFileLines.accountId),
        or(isNull(bankFileLines.finding), eq(bankFileLines.finding, "rejected")),
      ),
    )
    .orderBy(asc(bankFileLines.fileId), asc(bankFileLines.lineNo));
  return rows as Answered[];
}

type Mandate = { id: string; bankAccountNo: string; holderName: string };

async function signAll(ctx: Ctx, random: Random, lines: Answered[]): Promise<Map<string, Mandate>> {
  const holders = new Map(lines.map((line) => [line.accountId, line.payerName]));
  const rows = [...holders].map(([accountId, holderName]) => ({
    ...{ tenantId: ctx.tenant.id, id: random.id(), accountId, profileSlug: "csv", holderName },
    bankAccountNo: `6222${random.between(10_000_000, 99_999_999)}${random.between(1_000_000, 9_999_999)}`,
    ...{ signedByName: "批量导入", validFrom: "2025-08-01", recordedAt: new Date("2025-08-01T02:00:00Z") },
  }));
  await insertRows(ctx.tx, debitMandates, rows);
  return new Map(rows.map((row) => [row.accountId, row]));
}

type Given = { file: File; lines: Answered[]; mandates: Map<string, Mandate>; orderNo: string };

async function keepOrder(ctx: Ctx, random: Random, { file, lines, mandates, orderNo }: Given): Promise<void> {
  const tenantId = ctx.tenant.id;
  const madeAt = new Date(file.createdAt.getTime() - 3 * days);
  const day = dayOf(madeAt, ctx.tenant.timezone);
  const sumMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  async function* asked(): AsyncGenerator<OrderLine> {
    for (const { accountId, lineKey, accountNo, amountMinor } of lines)
      yield { ...mandates.get(accountId)!, ...{ lineKey, accountNo, amountMinor, agreementNo: "" } };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of writeOrder(profile, { day, count: lines.length, totalMinor: sumMinor }, asked()))
    chunks.push(chunk);
  const content = Buffer.concat(chunks);
  const [id, key] = [random.id(), storageKey(tenantId, "bank-orders", `demo-${day}`)];
  await putFile(key, content, "application/octet-stream");
  await insertRows(ctx.tx, bankOrders, [
    {
      ...{ tenantId, id, orderNo, profileId: file.profileId, profileSlug: file.profileSlug, dueUntil: "2026-12-31" },
      collectOn: dayOf(file.createdAt, ctx.tenant.timezone),
      ...{ status: "ready" as const, lines: lines.length, sumMinor, storageKey: key, madeByName: file.receivedByName },
      ...{ sha256: createHash("sha256").update(content).digest("hex"), createdAt: madeAt, updatedAt: madeAt },
    },
  ]);
  await insertRows(
    ctx.tx,
    bankOrderLines,
    lines.map(({ accountId, lineKey, amountMinor, profileSlug }, index) => ({
      ...{ tenantId, id: random.id(), createdAt: madeAt, orderId: id, profileSlug, lineNo: index + 1 },
      ...{ lineKey, accountId, amountMinor, mandateId: mandates.get(accountId)!.id },
    })),
  );
}
