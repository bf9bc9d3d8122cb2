import { asSubsidiary } from "@/db/tenant";
import type { Ctx } from "@/server/platform/context";

/** Runs what a request sets in motion with the subsidiary's rights; a resident's transaction is widened for it. */
export function actAsOffice<T>(ctx: Ctx, fn: () => Promise<T>): Promise<T> {
  return ctx.actor.kind === "resident" ? asSubsidiary(ctx.tx, fn) : fn();
}
