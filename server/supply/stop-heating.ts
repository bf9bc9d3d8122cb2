import { openTicket } from "@/server/tickets";
import type { Ctx } from "@/server/platform/context";
import { conflict, invalid } from "@/server/platform/errors";
import { asOffice } from "./as-office";
import { areasAt } from "./dated/areas-at";
import { listAgreements } from "./list-agreements";
import { textOf } from "./read-form";
import { channelOf, subjectOf } from "./request-of";
import type { AccountRequest } from "./schemas";
import { seasonInWindow } from "./stop-window";

/**
 * Asks to stop an account's heating for the whole season whose window is open today. The subsidiary's workflow then
 * decides the rest (arrears, warranty, valve, survey).
 * @throws `stop-deadline-passed` and its kin, `stop-forbidden`, `already-stopped`, `owner-only`, and what `openTicket` refuses
 */
export async function stopHeating(ctx: Ctx, input: AccountRequest & { accountId?: string }) {
  const accountId = await asOffice(ctx, async () => {
    const { account } = await subjectOf(ctx, input.accountId);
    if (ctx.tenant.kind !== "heating") throw conflict("no-heating-here");
    const open = await seasonInWindow(ctx);
    if (open.stop.kind === "forbidden") throw conflict("stop-forbidden", { season: open.slug });
    await refuseStopped(ctx, account.id, open.from, areaNosOf(input.form));
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

async function refuseStopped(ctx: Ctx, accountId: string, from: string, areaNos: string[] | undefined): Promise<void> {
  const supplied: string[] = [];
  for (const agreement of await listAgreements(ctx, accountId)) {
    const areas = await areasAt(ctx, { agreementId: agreement.id, on: from });
    supplied.push(...areas.filter((area) => area.supplyState === "on").map((area) => area.areaNo));
  }
  if (supplied.length === 0) throw conflict("already-stopped");
  if (areaNos && !areaNos.every((areaNo) => supplied.includes(areaNo))) throw invalid("area-unknown", {}, "area-nos");
}

function areaNosOf(form: Record<string, unknown>): string[] | undefined {
  const given = form["area-nos"];
  if (Array.isArray(given)) return given.length > 0 ? given.map(String) : undefined;
  return textOf(form, "area-nos")?.split(",");
}
