import { and, eq } from "drizzle-orm";
import { premises } from "@/db/schema";
import { openTicket } from "@/server/tickets";
import type { Ctx } from "@/server/platform/context";
import { dayOf, plusDays } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import { normalizePhone } from "@/tenants/schemas/phone";
import { asOffice } from "./as-office";
import { isClaimed } from "./conditions";
import { findPremise, placeOf } from "./find-premise";
import { dayOfForm, textOf } from "./read-form";
import { channelOf } from "./request-of";
import type { OpenAccountInput } from "./schemas";

/**
 * Asks to open an account for a home without one: a premise of the register, or a new place that is told in the form.
 * @throws `premise-claimed`, `place-incomplete`, `area-invalid`, `phone-invalid`, `start-date-range`
 */
export async function openAccount(ctx: Ctx, input: OpenAccountInput) {
  const phone = normalizePhone(textOf(input.form, "owner-phone") ?? "");
  if (!phone) throw invalid("phone-invalid", {}, "owner-phone");
  const premiseId = await asOffice(ctx, () => premiseFor(ctx, input));
  checkStart(ctx, input.form);
  return openTicket(ctx, {
    type: "open-account",
    ...(premiseId ? { premiseId } : {}),
    form: { ...input.form, "owner-phone": phone },
    documentIds: input.documentIds,
    channel: channelOf(ctx),
  });
}

/** The premise of the register that is meant, if there is one; refuses one that somebody has, and an incomplete place. */
async function premiseFor(ctx: Ctx, { premiseId, form }: OpenAccountInput): Promise<string | undefined> {
  const place = placeOf(form);
  const id = premiseId ?? (place ? (await findPremise(ctx, place))?.id : undefined);
  if (id) {
    // One answer for a home that is taken and for one that is not in the register: an id tells nothing by trying.
    if (!(await exists(ctx, id)) || (await isClaimed(ctx, id))) throw conflict("premise-claimed");
    return id;
  }
  if (!place) throw invalid("place-incomplete", {}, "place-community");
  const area = textOf(form, "place-built-area") ?? "";
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(area) || Number(area) <= 0) throw invalid("area-invalid", {}, "place-built-area");
  return undefined;
}

async function exists(ctx: Ctx, premiseId: string): Promise<boolean> {
  const rows = await ctx.tx
    .select({ id: premises.id })
    .from(premises)
    .where(and(eq(premises.tenantId, ctx.tenant.id), eq(premises.id, premiseId)));
  return rows.length > 0;
}

function checkStart(ctx: Ctx, form: Record<string, unknown>): void {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const day = dayOfForm(form, "start-date");
  if (!day) throw invalid("date-invalid", {}, "start-date");
  const [earliest, latest] = [plusDays(today, -31), plusDays(today, 365)];
  if (day < earliest || day > latest) throw invalid("start-date-range", { earliest, latest }, "start-date");
}
