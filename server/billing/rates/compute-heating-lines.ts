import type { HeatRate, StopRule } from "@/tenants/schemas/tariff";
import { versionOf } from "../seasons/version-of";
import { areaPieces, firstDayOf, type Piece } from "./area-pieces";
import { computeEnergyLines } from "./compute-energy-lines";
import type { Missing } from "./facts";
import { heightFactor } from "./height-factor";
import { holdsOn } from "./holds-on";
import { isSettled } from "./is-settled";
import { cutByPrice, heatStretches } from "./price-stretches";
import { Exact, type Line, lineNames, roundingUnit, roundLine, trim, writeFormula } from "./line";
import { areaFee, energyPriceOf, type HeatingInput, isStopped, type PricedPiece } from "./priced-piece";

/**
 * The lines of a heating bill, explained and each rounded once. Pure: the same facts and tariff always make the
 * same lines. Says what is missing instead, when an area or its price is.
 */
export function computeHeatingLines(input: HeatingInput): Line[] | Missing {
  const { tariff, season, facts } = input;
  const pieces: PricedPiece[] = [];
  for (const piece of areaPieces(facts, input.period, season)) {
    const rate = tariff.priceClasses.find((one) => one.slug === piece.area.priceClass);
    if (!rate || !prices(rate, piece)) return { reason: "no-price", priceClass: piece.area.priceClass };
    for (const { from, days, since, rate: held } of cutByPrice(heatStretches(rate), piece.from, piece.days)) {
      pieces.push(
        pricePiece(input, { ...piece, from, days }, { rate: held, tariffVersionId: versionOf(season, since) }),
      );
    }
  }
  if (pieces.length === 0) return { reason: "no-area" };
  const settled = isSettled(input, energyPriceOf(pieces)?.unit);
  const borne = facts.areasBorne && season.changes === "whole-season";
  const lines = borne ? [] : pieces.flatMap((piece) => pieceLines(input, piece, settled));
  lines.push(...computeEnergyLines(input, pieces, lines, settled));
  return [...lines, ...sumWaiver(input, pieces, lines)];
}

const prices = (rate: HeatRate, { area }: Piece) =>
  area.settlement === "area" || (area.settlement === "two-part" ? rate.twoPart : rate.metered) !== undefined;

function pricePiece(
  { tariff, season, facts }: HeatingInput,
  piece: Piece,
  price: Pick<PricedPiece, "rate" | "tariffVersionId">,
): PricedPiece {
  const { area } = piece;
  const height = heightFactor(tariff.height, area.heightFactor, facts.storeyHeight);
  return {
    ...piece,
    ...price,
    quantity: tariff.areaBasis === "built" ? area.builtArea : area.chargeableArea,
    factor: new Exact(tariff.areaFactors[area.kind]).mul(height).toFixed(),
    stopped: isStopped(area, season),
  };
}

/** Whether the household that lived there on the first day of the bill has low income. */
const isPoor = ({ facts, period }: HeatingInput): boolean =>
  facts.households.some((one) => one.lowIncome && holdsOn(one, firstDayOf(period, facts)));

function pieceLines(input: HeatingInput, piece: PricedPiece, settled: boolean): Line[] {
  const { season } = input;
  const { area, rate } = piece;
  if (piece.stopped) {
    const { percent, ...priced } = stopTerms(season.stop, piece);
    const factor = new Exact(piece.factor)
      .mul(percent ?? "100")
      .div(100)
      .toFixed();
    const amount = areaFee(input, piece, percent, priced);
    const line = makeLine(input, piece, "base-fee", { ...priced, factor, amount, percent });
    // A price of its own is a rule of the season, which no later version changes.
    return [season.stop.kind === "per-area" ? { ...line, tariffVersionId: season.tariff.id } : line];
  }
  if (area.settlement === "metered") return [];
  if (area.settlement === "two-part" && settled && rate.twoPart) {
    const unit = roundingUnit[input.tariff.rounding];
    const amount = roundLine(
      [piece.quantity, rate.twoPart.fixed, piece.factor],
      { days: piece.days, of: season.days },
      unit,
    );
    return withWaiver(
      input,
      piece,
      makeLine(input, piece, "fixed-part", { price: rate.twoPart.fixed, per: "season", factor: piece.factor, amount }),
    );
  }
  const code = area.settlement === "area" ? "area-heat" : "prepaid-area";
  const made = { price: rate.area.price, per: rate.area.per, factor: piece.factor, amount: areaFee(input, piece) };
  return withWaiver(input, piece, makeLine(input, piece, code, made));
}

/** What a stopped area is charged by: a part of its area fee, or a price of its own, of which no percent is told. */
function stopTerms(rule: StopRule, { area, rate }: PricedPiece): HeatRate["area"] & { percent?: string | undefined } {
  const price = rule.kind === "per-area" ? { price: rule.price, per: "season" as const } : rate.area;
  const charged = rule.kind === "percent" || rule.kind === "per-area";
  if (!charged || (rule.wholeUnitFree && area.wholeUnitStop)) return { ...price, percent: "0" };
  return rule.kind === "percent" ? { ...price, percent: rule.percent } : price;
}

function withWaiver(input: HeatingInput, piece: PricedPiece, charge: Line): Line[] {
  const rule = input.tariff.waiver;
  if (rule.kind !== "per-area" || !rule.priceClasses.includes(piece.area.priceClass) || !isPoor(input)) return [charge];
  const full = roundLine(
    [piece.quantity, rule.price, piece.factor],
    { days: piece.days, of: input.season.days },
    roundingUnit[input.tariff.rounding],
  );
  const amount = full < charge.amountMinor ? full : charge.amountMinor;
  if (amount === 0n) return [charge];
  return [
    charge,
    {
      ...makeLine(input, piece, "waiver", { price: rule.price, per: "season", factor: piece.factor, amount: -amount }),
      tariffVersionId: input.season.tariff.id,
    },
  ];
}

type Made = { price: string; per: "season" | "day"; factor: string; amount: bigint; percent?: string | undefined };

function makeLine({ season }: HeatingInput, piece: PricedPiece, code: Line["code"], made: Made): Line {
  const share = made.per === "day" ? `${piece.days}` : piece.days === season.days ? "" : `${piece.days}/${season.days}`;
  return {
    code,
    description: `${piece.rate.name.zh} ${lineNames[code]}`,
    quantity: trim(piece.quantity),
    unit: "m2",
    unitPrice: trim(made.price),
    factor: trim(made.factor),
    amountMinor: made.amount,
    formula: writeFormula(piece.quantity, made.price, made.factor, share),
    basis: {
      priceClass: piece.area.priceClass,
      areaKind: piece.area.kind,
      ...(share ? { days: piece.days, of: season.days } : {}),
      ...(made.percent === undefined ? {} : { percent: trim(made.percent) }),
    },
    chargeableAreaId: piece.area.id,
    usageId: null,
    tariffVersionId: piece.tariffVersionId,
  };
}

/** A fixed sum, once per account and season, off all that the waived classes are charged: area, energy, and the cap that lessens them. */
function sumWaiver(input: HeatingInput, pieces: PricedPiece[], lines: Line[]): Line[] {
  const rule = input.tariff.waiver;
  if (rule.kind !== "sum" || input.facts.sumElsewhere || !isPoor(input)) return [];
  const eligible = new Set(
    pieces
      .filter((piece) => !piece.stopped && rule.priceClasses.includes(piece.area.priceClass))
      .map(({ area }) => area.id),
  );
  const charged = lines
    .filter(({ chargeableAreaId, basis }) =>
      chargeableAreaId === null ? rule.priceClasses.includes(basis.priceClass ?? "") : eligible.has(chargeableAreaId),
    )
    .reduce((sum, line) => sum + line.amountMinor, 0n);
  const most = roundLine([rule.amount], { days: 1, of: 1 }, 1);
  const amount = most < charged ? most : charged;
  if (amount <= 0n) return [];
  return [
    {
      code: "waiver",
      description: lineNames.waiver,
      quantity: "1",
      unit: "bill",
      unitPrice: trim(rule.amount),
      factor: "1",
      amountMinor: -amount,
      formula: trim(rule.amount),
      basis: {},
      chargeableAreaId: null,
      usageId: null,
    },
  ];
}
