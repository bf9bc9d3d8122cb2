import { findSeasonFor } from "@/server/billing";
import { openTicket } from "@/server/tickets";
import type { Ctx } from "@/server/platform/context";
import { conflict, invalid } from "@/server/platform/errors";
import { asOffice } from "./as-office";
import { areaKey, chosenAreas } from "./chosen-areas";
import { areasAt } from "./dated/areas-at";
import { listAgreements } from "./list-agreements";
import { channelOf, subjectOf } from "./request-of";
import type { AccountRequest } from "./schemas";

/**
 * Asks to take an account's stopped heating up again, for the season that runs or comes next.
 * @throws `not-stopped`, `area-not-stopped`, `season-not-set`, `owner-only`, and what `openTicket` refuses
 */
export async function resumeHeating(ctx: Ctx, input: AccountRequest & { accountId?: string }) {
  const accountId = await asOffice(ctx, async () => {
    const { account, today } = await subjectOf(ctx, input.accountId);
    if (ctx.tenant.kind !== "heating") throw conflict("no-heating-here");
    const next = await findSeasonFor(ctx, today);
    if (!next) throw conflict("season-not-set");
    const from = next.from > today ? next.from : today;
    const stopped = await stoppedAreas(ctx, account.id, from);
    if (stopped.length === 0) throw conflict("not-stopped");
    if (!(chosenAreas(input.form) ?? []).every((key) => stopped.includes(key)))
      throw invalid("area-not-stopped", {}, "areas");
    return account.id;
  });
  return openTicket(ctx, {
    type: "resume-heating",
    accountId,
    form: input.form,
    documentIds: input.documentIds,
    channel: channelOf(ctx),
  });
}

async function stoppedAreas(ctx: Ctx, accountId: string, on: string): Promise<string[]> {
  const stopped: string[] = [];
  for (const agreement of await listAgreements(ctx, accountId)) {
    const areas = await areasAt(ctx, { agreementId: agreement.id, on });
    stopped.push(...areas.filter((area) => area.supplyState === "stopped").map(areaKey));
  }
  return stopped;
}
