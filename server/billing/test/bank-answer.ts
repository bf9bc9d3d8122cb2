import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { asTenant } from "@/db/test/factories";
import { configDocuments } from "@/db/schema";
import type { Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { putFileStream, storageKey } from "@/server/platform/storage";
import { bankProfiles } from "@/tenants/packs/bank-profiles";
import { bookBankFile } from "../bank-files/book-bank-file";
import { checkBankFile } from "../bank-files/check-bank-file";
import { DomainError } from "@/server/platform/errors";
import { startBooking } from "../bank-files/start-booking";
import { registerBankFile } from "../bank-files/receive-bank-file";

export type AnswerWish = {
  key: string;
  accountNo: string;
  /** 分. */
  amountMinor: bigint;
  name?: string;
  day?: string;
  result?: string;
};

/** A field of a fixed-width line; Chinese takes two bytes of GB18030 each, so names here are plain. */
const left = (text: string, width: number) => text.padEnd(width).slice(0, width);
const digits = (value: bigint | number, width: number) => value.toString().padStart(width, "0");

/** One line of the fixed-width answer: key 16, account 20, name 40, amount 12 in 分, day 8, result 2. */
export function fixedLine({ key, accountNo, amountMinor, name = "WANG", day = "20261007", result = "00" }: AnswerWish) {
  return `${left(key, 16)}${left(accountNo, 20)}${left(name, 40)}${digits(amountMinor, 12)}${day}${result}`;
}

/** A whole fixed-width answer with its control record: day 8, count 8, total 16. */
export function fixedAnswer(wishes: AnswerWish[], stated: { count?: number; totalMinor?: bigint } = {}): string {
  const totalMinor = stated.totalMinor ?? wishes.reduce((sum, wish) => sum + wish.amountMinor, 0n);
  const control = `20261007${digits(stated.count ?? wishes.length, 8)}${digits(totalMinor, 16)}`;
  return `${[control, ...wishes.map(fixedLine)].join("\r\n")}\r\n`;
}

/** Gives a subsidiary the profiles that its pack would. */
export async function publishBankProfiles(tenant: Tenant): Promise<void> {
  await asTenant(tenant, (ctx) =>
    ctx.tx.insert(configDocuments).values(
      bankProfiles.map((document) => ({
        ...document,
        id: newId(),
        tenantId: tenant.id,
        version: 1,
        status: "published" as const,
        effectiveFrom: "2020-01-01",
        authorName: "test",
      })),
    ),
  );
}

/** Brings a file in as the upload does, and returns its id; the worker's jobs are for the test to run. */
export async function bringBankFile(
  tenant: Tenant,
  content: string | Uint8Array,
  profileSlug = "fixed-width",
  name = "answer.txt",
): Promise<string> {
  const bytes = Buffer.from(content as string);
  const key = storageKey(tenant.id, "bank-files", newId());
  await putFileStream(key, Readable.from([bytes]), "application/octet-stream");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { id } = await asTenant(tenant, (ctx) =>
    registerBankFile(ctx, { name, profileSlug }, { storageKey: key, sha256, sizeBytes: bytes.length }),
  );
  return id;
}

/** All that happens to a file: the check, the clerk's word, the booking; what is done already is passed over. */
export async function workBankFile(tenant: Tenant, fileId: string): Promise<void> {
  await checkBankFile({ tenantId: tenant.id, fileId });
  await asTenant(tenant, (ctx) => startBooking(ctx, fileId)).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== "bank-file-not-checked") throw error;
  });
  await bookBankFile({ tenantId: tenant.id, fileId }, 3);
}
