import type { Ctx } from "@/server/platform/context";
import { countDivisions } from "./count-divisions";
import { isStalled } from "./is-stalled";
import { type Import, readImport } from "./read-import";

/**
 * One import with everything its page shows; `stalled` when its worker must have died, `divisionCount` because a list
 * for several divisions must name them.
 */
export async function getImport(
  ctx: Ctx,
  importId: string,
): Promise<Omit<Import, "storageKey" | "tenantId"> & { stalled: boolean; divisionCount: number }> {
  const { storageKey: _, tenantId: __, ...list } = await readImport(ctx, importId);
  return { ...list, stalled: isStalled(list, ctx.now), divisionCount: await countDivisions(ctx) };
}
