import { asSubsidiary } from "@/db/tenant";
import type { Ctx } from "@/server/platform/context";

/** Runs `fn` with the subsidiary's sight: a resident's transaction is widened for it and narrowed again, staff have it already. */
export function asOffice<T>(ctx: Ctx, fn: () => Promise<T>): Promise<T> {
  return ctx.actor.kind === "resident" ? asSubsidiary(ctx.tx, fn) : fn();
}
