import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import type { DiscountWindow } from "@/tenants/schemas/tariff";
import { listSeasons } from "../seasons/list-seasons";
import { listWindows, selectOffers } from "./select-offers";

export type Offer = { amountMinor: bigint; window: DiscountWindow };
type Asked = { id: string; season: string; day: PlainDate };

/**
 * What each bill is let off if it is paid whole on its day, in 分; bills that earn nothing, or have earned it, are left
 * out. Both days of a window count, and nothing is let off between two windows.
 */
export async function findOffers(ctx: Pick<Ctx, "tx" | "tenant">, asked: Asked[]): Promise<Map<string, Offer>> {
  if (asked.length === 0) return new Map();
  const windows = listWindows(await listSeasons(ctx));
  if (windows.length === 0) return new Map();
  const column = (key: keyof Asked) => sql.param(asked.map((one) => one[key]));
  const bills = sql`
    select * from unnest(${column("id")}::uuid[], ${column("season")}::text[], ${column("day")}::date[]) as bill (bill_id, season, day)`;
  const { rows } = await ctx.tx.execute<{ bill_id: string; no: number; amount: string }>(
    selectOffers(ctx.tenant.id, windows, bills),
  );
  return new Map(rows.map(({ bill_id, no, amount }) => [bill_id, offerOf(windows[no]!.window, BigInt(amount))]));
}

const offerOf = (window: DiscountWindow, amountMinor: bigint): Offer => ({ amountMinor, window });
