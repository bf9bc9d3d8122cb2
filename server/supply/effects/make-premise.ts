import { and, asc, eq, sql } from "drizzle-orm";
import { divisions, premises } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { conflict, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { nextNumber } from "@/server/platform/numbers";
import { dayOf } from "@/server/platform/dates";
import type { Ticket } from "@/server/tickets/workflow/vocabulary";
import { findPremise, type Place, placeOf } from "../find-premise";
import { neededText, textOf } from "../read-form";

export type Premise = typeof premises.$inferSelect;

/** The premise that a request names, by id or by place; entered into the register when it is new. Locked until the end. */
export async function findOrMakePremise(ctx: Ctx, ticket: Pick<Ticket, "premiseId" | "form">): Promise<Premise> {
  if (ticket.premiseId) return lockPremise(ctx, ticket.premiseId);
  const place = placeOf(ticket.form);
  if (!place) throw conflict("form-incomplete", { field: "place-community" });
  // Two requests for one new home must not both enter it.
  const key = `${ctx.tenant.id}:${Object.values(place).join("/")}`;
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  const known = await findPremise(ctx, place);
  return known ? lockPremise(ctx, known.id) : makePremise(ctx, place, ticket.form);
}

async function lockPremise(ctx: Ctx, id: string): Promise<Premise> {
  const [premise] = await ctx.tx
    .select()
    .from(premises)
    .where(and(eq(premises.tenantId, ctx.tenant.id), eq(premises.id, id)))
    .for("update");
  if (!premise) throw notFound();
  return premise;
}

async function makePremise(ctx: Ctx, place: Place, form: Record<string, unknown>): Promise<Premise> {
  const neighbour = await findNeighbour(ctx, place);
  const district = textOf(form, "place-district") ?? neighbour?.district ?? "";
  const unit = place.unit ? `${place.unit}单元` : "";
  const [premise] = await ctx.tx
    .insert(premises)
    .values({
      id: newId(),
      tenantId: ctx.tenant.id,
      createdAt: ctx.now,
      code: await nextNumber(ctx, "FC", dayOf(ctx.now, ctx.tenant.timezone).slice(0, 4)),
      divisionId: neighbour?.divisionId ?? (await firstDivision(ctx)),
      networkNodeId: neighbour?.building === place.building ? neighbour.networkNodeId : null,
      use: textOf(form, "place-use") === "public" ? "public" : "residential",
      district,
      ...place,
      address: `${district}${place.community}${place.building}号楼${unit}${place.room}室`,
      builtArea: neededText(form, "place-built-area"),
      warrantyUntil: neighbour?.building === place.building ? neighbour.warrantyUntil : null,
    })
    .returning();
  if (!premise) throw new Error("A premise was not inserted");
  return premise;
}

/** A home of the same community, of the same building if there is one: it tells branch office and place in the network. */
async function findNeighbour(ctx: Ctx, { community, building }: Place) {
  const [neighbour] = await ctx.tx
    .select()
    .from(premises)
    .where(and(eq(premises.tenantId, ctx.tenant.id), eq(premises.community, community)))
    .orderBy(sql`(${premises.building} = ${building}) desc`, asc(premises.id))
    .limit(1);
  return neighbour;
}

async function firstDivision(ctx: Ctx): Promise<string> {
  const [division] = await ctx.tx
    .select({ id: divisions.id })
    .from(divisions)
    .where(eq(divisions.tenantId, ctx.tenant.id))
    .orderBy(asc(divisions.code))
    .limit(1);
  if (!division) throw conflict("no-division");
  return division.id;
}
