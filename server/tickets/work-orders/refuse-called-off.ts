import { reasonAgainstLimit } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";
import type { WorkOrder } from "./get-work-order-row";

/**
 * Refuses to go on with an order to shut a valve for arrears when something speaks against it by now: paid, promised,
 * disputed, neighbours on the same valve. Other orders pass. @throws `limit-off-…` with the reason
 */
export async function refuseCalledOff(ctx: Ctx, { id, kind, accountId }: WorkOrder): Promise<void> {
  if (kind !== "valve-close" || !accountId) return;
  const reason = await reasonAgainstLimit(ctx, { id, accountId });
  if (reason) throw conflict(`limit-off-${reason}`);
}
