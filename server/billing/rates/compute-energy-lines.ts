import type { HeatRate } from "@/tenants/schemas/tariff";
import { versionOf } from "../seasons/version-of";
import type { UsageFact } from "./facts";
import { areaFee, energyPriceOf, type HeatingInput, type PricedPiece, usageParts } from "./priced-piece";
import { Exact, type Line, lineNames, roundingUnit, roundLine, trim, writeFormula } from "./line";
import { cutByPrice, heatStretches } from "./price-stretches";
import type { Settlement } from "./settlements";

/**
 * The energy part of a bill: of metered areas whatever has been read, of two-part areas once they are settled; and the cap
 * that holds it near the area fee.
 */
export function computeEnergyLines(
  input: HeatingInput,
  pieces: PricedPiece[],
  charges: Line[],
  settled: boolean,
): Line[] {
  const price = energyPriceOf(pieces);
  if (!price || (price.settlement === "two-part" && !settled)) return [];
  const unit = roundingUnit[input.tariff.rounding];
  const rate = input.tariff.priceClasses.find((one) => one.slug === price.rate.slug) ?? price.rate;
  const lines = usageParts(input, price.unit).flatMap(({ usage, from, days, of }) =>
    cutByPrice(heatStretches(rate), from, days).map((part) => ({
      ...energyLine(usage, price, energyOf(part.rate, price.settlement), { days: part.days, of }, unit),
      tariffVersionId: versionOf(input.season, part.since),
    })),
  );
  return [...lines, ...capLine(input, pieces, [...charges, ...lines], price, unit)];
}

type Price = NonNullable<ReturnType<typeof energyPriceOf>>;

const energyOf = (rate: HeatRate, settlement: Settlement) =>
  (settlement === "two-part" ? rate.twoPart : rate.metered)?.energy ?? "0";

/** What was used, at one price: all of it, or the part of its days on which that price held. */
function energyLine(
  usage: UsageFact,
  price: Price,
  energy: string,
  share: { days: number; of: number },
  unit: number,
): Line {
  const whole = share.days === share.of;
  return {
    code: "energy-part",
    description: `${price.rate.name.zh} ${lineNames["energy-part"]}`,
    quantity: trim(usage.quantity),
    unit: price.unit,
    unitPrice: trim(energy),
    factor: trim(price.usageFactor),
    amountMinor: roundLine([usage.quantity, energy, price.usageFactor], whole ? { days: 1, of: 1 } : share, unit),
    formula: writeFormula(usage.quantity, energy, price.usageFactor, whole ? "" : `${share.days}/${share.of}`),
    basis: { priceClass: price.rate.slug, ...(whole ? {} : share) },
    chargeableAreaId: null,
    usageId: usage.id,
  };
}

function capLine(input: HeatingInput, pieces: PricedPiece[], lines: Line[], price: Price, unit: number): Line[] {
  if (price.capPercent === undefined || !lines.some((line) => line.code === "energy-part")) return [];
  const twoPart = pieces.filter((piece) => !piece.stopped && piece.area.settlement === "two-part");
  const byArea = twoPart.reduce((sum, piece) => sum + areaFee(input, piece), 0n);
  const limit = roundLine(
    [byArea.toString(), "0.01", new Exact(price.capPercent).plus(100).div(100).toFixed()],
    { days: 1, of: 1 },
    unit,
  );
  const charged = lines
    .filter((line) => line.code === "fixed-part" || line.code === "energy-part")
    .reduce((sum, line) => sum + line.amountMinor, 0n);
  if (charged <= limit) return [];
  const most = new Exact(byArea.toString()).div(100).toFixed(2);
  const factor = new Exact(price.capPercent).plus(100).div(100).toFixed();
  return [
    {
      code: "cap",
      description: `${price.rate.name.zh} ${lineNames.cap}`,
      quantity: "1",
      unit: "bill",
      unitPrice: trim(most),
      factor: trim(factor),
      amountMinor: limit - charged,
      formula: writeFormula("1", most, factor, ""),
      basis: { priceClass: price.rate.slug, capPercent: trim(price.capPercent) },
      chargeableAreaId: null,
      usageId: null,
    },
  ];
}
