import type { Ctx } from "@/server/platform/context";
import { isStalled } from "./is-stalled";
import { type Import, readImport } from "./read-import";

/** One import with everything its page shows; `stalled` when its worker must have died. */
export async function getImport(
  ctx: Ctx,
  importId: string,
): Promise<Omit<Import, "storageKey" | "tenantId"> & { stalled: boolean }> {
  const { storageKey: _, tenantId: __, ...list } = await readImport(ctx, importId);
  return { ...list, stalled: isStalled(list, ctx.now) };
}
