import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { issuedPapers } from "@/db/schema";
import { asSubsidiary } from "@/db/tenant";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { deleteFile, getFile, putFile, storageKey } from "@/server/platform/storage";
import type { Door } from "@/server/trpc/door";

/** What a paper is about, and the number that it bears. */
export type Subject = { kind: "receipt" | "bill"; id: string; accountId: string; paperNo: string };

export type Paper<Facts> = {
  /** Reads what will stand on it; throws when there is no such thing. */
  read: (ctx: Ctx) => Promise<Facts>;
  subject: (facts: Facts) => Subject;
  draw: (facts: Facts) => Promise<Uint8Array>;
};

export type OpenedPaper = { fileName: string; content: Uint8Array };

/**
 * A paper as a PDF. It is made when it is first asked for and kept: whoever asks again, however much later, gets the
 * same bytes, whatever has become of the account, the words or the program that drew it.
 */
export async function openPaper<Facts>(door: Door, paper: Paper<Facts>): Promise<OpenedPaper> {
  const { facts, subject, key } = await door.run((ctx) => findPaper(ctx, paper), { readOnly: true });
  const fileName = `${subject.paperNo}.pdf`;
  if (key) return { fileName, content: await getFile(key) };
  const content = await paper.draw(facts);
  const fresh = storageKey(door.tenant.id, "papers", newId());
  await putFile(fresh, content, "application/pdf");
  const kept = await door.run((ctx) => keepPaper(ctx, subject, fresh, content));
  if (kept === fresh) return { fileName, content };
  // Somebody asked at the same moment and was first.
  await deleteFile(fresh);
  return { fileName, content: await getFile(kept) };
}

async function findPaper<Facts>(ctx: Ctx, { read, subject: subjectOf }: Paper<Facts>) {
  const facts = await read(ctx);
  const subject = subjectOf(facts);
  if (ctx.actor.kind === "resident" && subject.accountId !== ctx.actor.accountId) throw notFound();
  return { facts, subject, key: await findKey(ctx, subject) };
}

async function findKey({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, { kind, id }: Subject): Promise<string | null> {
  const [paper] = await tx
    .select({ key: issuedPapers.storageKey })
    .from(issuedPapers)
    .where(
      and(eq(issuedPapers.tenantId, tenant.id), eq(issuedPapers.kind, kind), eq(issuedPapers[columnOf[kind]], id)),
    );
  return paper?.key ?? null;
}

const columnOf = { receipt: "paymentId", bill: "billId" } as const;

/** Records the paper, or tells which one was recorded before. */
async function keepPaper(ctx: Ctx, subject: Subject, key: string, content: Uint8Array): Promise<string> {
  const { kind, id, accountId, paperNo } = subject;
  const keep = async () => {
    const [mine] = await ctx.tx
      .insert(issuedPapers)
      .values({
        ...{ id: newId(), tenantId: ctx.tenant.id, kind, [columnOf[kind]]: id, accountId, paperNo },
        storageKey: key,
        sha256: createHash("sha256").update(content).digest("hex"),
        issuedAt: ctx.now,
      })
      .onConflictDoNothing({ target: [issuedPapers.tenantId, issuedPapers.kind, issuedPapers.paperNo] })
      .returning({ key: issuedPapers.storageKey });
    if (!mine) return (await findKey(ctx, subject)) as string;
    await audit(ctx, "billing.issue-paper", { type: kind === "bill" ? "bill" : "payment", id }, { paperNo });
    return mine.key;
  };
  return ctx.actor.kind === "resident" ? asSubsidiary(ctx.tx, keep) : keep();
}
