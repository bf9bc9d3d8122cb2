import { notFound } from "@/server/platform/errors";
import type { Door } from "@/server/trpc/door";
import { getBankFile, listBankFindings } from "./list-bank-files";

/** All lines of a file that are not booked, a page in each transaction, so that a slow reader holds none open. */
export async function* walkBankFindings(door: Door, fileId: string) {
  const file = await door.run((ctx) => getBankFile(ctx, fileId), { readOnly: true });
  if (!file) throw notFound();
  for (let after = 0; ; ) {
    const page = await door.run((ctx) => listBankFindings(ctx, fileId, after, 2000), { readOnly: true });
    yield page;
    const last = page.at(-1);
    if (!last || page.length < 2000) return;
    after = last.lineNo;
  }
}
