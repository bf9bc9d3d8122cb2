import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import { installMeter } from "../install-meter";
import { type NewReading, type Recorded, recordReadings } from "../record-readings";
import type { Unit } from "../schemas";

type Wish = { unit?: Unit; digits?: number; startValue?: string; installedOn?: string; busAddress?: string };
let count = 0;

/** A home with a meter that has hung since 1 January 2026 (noon in Shanghai) and showed nought. */
export async function makeMeteredHome(ctx: Ctx, wish: Wish = {}) {
  const made = await makeAccount(ctx, { openedOn: "2018-01-01" });
  const meterNo = `T${++count}-${made.account.accountNo}`;
  const dial = { unit: "m3", digits: 5, startValue: "0", installedOn: "2026-01-01", ...wish } as const;
  const meter = await installMeter(ctx, { ...dial, meterNo, accountNo: made.account.accountNo });
  return { ...made, ...meter, meterNo };
}

/** A water company of its own with one metered home. */
export async function makeMeteredTenant(wish: Wish = {}, tenant?: Tenant) {
  const own = tenant ?? (await makeTenant({ kind: wish.unit && wish.unit !== "m3" ? "heating" : "water" }));
  return { tenant: own, home: await asTenant(own, (ctx) => makeMeteredHome(ctx, wish)) };
}

/** Noon of a day in Shanghai. */
export const noon = (day: string) => new Date(`${day}T04:00:00Z`);

/** Takes one reading in as a platform would bring it. */
export async function take(
  ctx: Ctx,
  home: { meterNo: string },
  day: string,
  value: string,
  more: Partial<NewReading> = {},
): Promise<Recorded> {
  const row = { sourceId: `${home.meterNo}:${day}:${value}`, meterNo: home.meterNo, readAt: noon(day), value, ...more };
  const [recorded] = await recordReadings(ctx, [row], { source: "platform" });
  return recorded!;
}
