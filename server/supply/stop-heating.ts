import { openTicket } from "@/server/tickets";
import type { Ctx } from "@/server/platform/context";
import { conflict, invalid } from "@/server/platform/errors";
import { asOffice } from "./as-office";
import { areaKey, chosenAreas } from "./chosen-areas";
import { areasAt } from "./dated/areas-at";
import { listAgreements } from "./list-agreements";
import { channelOf, subjectOf } from "./request-of";
import type { AccountRequest } from "./schemas";
import { seasonInWindow } from "./stop-window";

/**
 * Asks to stop an account's heating for the whole season whose window is open today. The subsidiary's workflow then
 * decides the rest (arrears, warranty, valve, survey).
 * @throws `stop-deadline-passed` and its kin, `stop-forbidden`, `already-stopped`, `area-unknown`, `owner-only`, and what `openTicket` refuses
 */
export async function stopHeating(ctx: Ctx, input: AccountRequest & { accountId?: string }) {
  const accountId = await asOffice(ctx, async () => {
    const { account } = await subjectOf(ctx, input.accountId);
    if (ctx.tenant.kind !== "heating") throw conflict("no-heating-here");
    const open = await seasonInWindow(ctx);
    if (open.stop.kind === "forbidden") throw conflict("stop-forbidden", { season: open.slug });
    await refuseStopped(ctx, account.id, open.from, chosenAreas(input.form));
    return account.id;
  });
  return openTicket(ctx, {
    type: "stop-heating",
    accountId,
    form: input.form,
    documentIds: input.documentIds,
    channel: channelOf(ctx),
  });
}

async function refuseStopped(ctx: Ctx, accountId: string, from: string, chosen: string[] | undefined): Promise<void> {
  const supplied: string[] = [];
  for (const agreement of await listAgreements(ctx, accountId)) {
    const areas = await areasAt(ctx, { agreementId: agreement.id, on: from });
    supplied.push(...areas.filter((area) => area.supplyState === "on").map(areaKey));
  }
  if (supplied.length === 0) throw conflict("already-stopped");
  if (chosen && !chosen.every((key) => supplied.includes(key))) throw invalid("area-unknown", {}, "areas");
}
