import { and, eq } from "drizzle-orm";
import { persons } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { normalizePhone } from "@/tenants/schemas/phone";

type Told = { name: string; phone: string; idNumber?: string | undefined };

/** The person of the register with this name and phone, or a new one. */
export async function findOrMakePerson(ctx: Ctx, { name, phone: typed, idNumber }: Told): Promise<string> {
  const phone = normalizePhone(typed);
  if (!phone) throw invalid("phone-invalid");
  const same = and(eq(persons.tenantId, ctx.tenant.id), eq(persons.phone, phone), eq(persons.name, name));
  const [known] = await ctx.tx.select().from(persons).where(same).limit(1);
  if (!known) {
    const id = newId();
    await ctx.tx
      .insert(persons)
      .values({ id, tenantId: ctx.tenant.id, name, phone, idNumber: idNumber ?? null, createdAt: ctx.now });
    return id;
  }
  if (idNumber && !known.idNumber) {
    await ctx.tx
      .update(persons)
      .set({ idNumber })
      .where(and(eq(persons.tenantId, ctx.tenant.id), eq(persons.id, known.id)));
  }
  return known.id;
}
