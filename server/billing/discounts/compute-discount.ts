import type { BillLineBasis } from "@/db/schema";
import type { DiscountWindow, Rounding } from "@/tenants/schemas/tariff";
import { Exact, roundingUnit, roundLine } from "../rates/line";

/** What a discount is made from, of a bill that is stored or of one that is only computed. */
export type DiscountLine = {
  code: string;
  quantity: string;
  factor: string;
  amountMinor: bigint;
  basis: BillLineBasis;
};

/** Heat that is paid by area before the season; base fees and use that was read earn nothing. */
export const charges = ["area-heat", "prepaid-area"];

/**
 * What a window lets off a bill in 分: its part of the heat less waivers and what was let off since (`letOffMinor`), or so
 * much of each m² charged, each piece rounded once; never more than that heat. Where a part of the bill is due apart
 * because it grew, the rest earns its share. Pure; `selectOffers` is its twin.
 */
export function computeDiscount(
  window: DiscountWindow,
  lines: DiscountLine[],
  rounding: Rounding,
  letOffMinor = 0n,
): bigint {
  const unit = roundingUnit[rounding];
  const charged = lines.filter(({ code }) => charges.includes(code));
  const heat = [...charged, ...lines.filter(({ code }) => code === "waiver")].reduce(
    (sum, line) => sum + line.amountMinor,
    -letOffMinor,
  );
  if (charged.length === 0 || heat <= 0n) return 0n;
  const whole = { days: 1, of: 1 };
  const full =
    window.kind === "percent"
      ? roundLine([yuan(heat), new Exact(window.percent).div(100).toFixed()], whole, unit)
      : charged.reduce((sum, line) => {
          const { days, of } = line.basis;
          const share = days !== undefined && of !== undefined ? { days, of } : whole;
          return sum + roundLine([line.quantity, window.price, line.factor], share, unit);
        }, 0n);
  return shareOf(full < heat ? full : heat, lines);
}

/** By what is left of the bill behind its growth, half up. */
function shareOf(discount: bigint, lines: DiscountLine[]): bigint {
  const sum = (some: DiscountLine[]) => some.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const [kept, whole] = [sum(lines), sum(lines.filter(({ code }) => code !== "growth"))];
  return kept === whole ? discount : (2n * discount * kept + whole) / (2n * whole);
}

const yuan = (minor: bigint) => new Exact(minor.toString()).div(100).toFixed();
