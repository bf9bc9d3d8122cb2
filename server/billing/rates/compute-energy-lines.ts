import { areaFee, energyPriceOf, type HeatingInput, type PricedPiece, seasonUsages } from "./priced-piece";
import { Exact, type Line, lineNames, roundingUnit, roundLine, trim, writeFormula } from "./line";

/** The energy part of a season that has been read, and the cap that holds it near the area fee. */
export function computeEnergyLines(input: HeatingInput, pieces: PricedPiece[], charges: Line[]): Line[] {
  const price = energyPriceOf(pieces);
  if (!price) return [];
  const unit = roundingUnit[input.tariff.rounding];
  const lines = seasonUsages(input.facts, input.season, price.unit).map(
    (usage): Line => ({
      code: "energy-part",
      description: `${price.rate.name.zh} ${lineNames["energy-part"]}`,
      quantity: trim(usage.quantity),
      unit: price.unit,
      unitPrice: trim(price.energy),
      factor: trim(price.usageFactor),
      amountMinor: roundLine([usage.quantity, price.energy, price.usageFactor], { days: 1, of: 1 }, unit),
      formula: writeFormula(usage.quantity, price.energy, price.usageFactor, ""),
      basis: { priceClass: price.rate.slug },
      chargeableAreaId: null,
      usageId: usage.id,
    }),
  );
  return [...lines, ...capLine(input, pieces, [...charges, ...lines], price, unit)];
}

function capLine(
  input: HeatingInput,
  pieces: PricedPiece[],
  lines: Line[],
  price: NonNullable<ReturnType<typeof energyPriceOf>>,
  unit: number,
): Line[] {
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
