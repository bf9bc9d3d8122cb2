import { Decimal } from "decimal.js";
import type { BillLineBasis } from "@/db/schema";
import type { Rounding } from "@/tenants/schemas/tariff";

/** What a line charges; the words for it stand in messages below billing.lines, and on paper in `lineNames`. */
export const lineNames = {
  "area-heat": "供热费（按面积）",
  "prepaid-area": "供热费（按面积预收，采暖季后按用热量结算）",
  "fixed-part": "基本热费",
  "energy-part": "计量热费",
  cap: "超额收费上限抵减",
  "base-fee": "报停基础费",
  waiver: "低保减免",
  water: "水费",
  resource: "水资源费",
  sewage: "污水处理费",
  carried: "他户转入欠费",
  "late-fee": "滞纳金",
  claim: "退回款项追缴",
  growth: "更正增加部分",
} as const;
export type LineCode = keyof typeof lineNames;

/** One line of a bill before it is stored: every figure that made its amount. */
export type Line = {
  code: LineCode;
  description: string;
  quantity: string;
  unit: "m2" | "m3" | "kwh" | "gj" | "bill" | "day";
  unitPrice: string;
  factor: string;
  amountMinor: bigint;
  formula: string;
  basis: BillLineBasis;
  chargeableAreaId: string | null;
  usageId: string | null;
  /** The version in which its price stands; left out where it is the bill's own. */
  tariffVersionId?: string;
};

export const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** 分 in the unit that lines are rounded to. */
export const roundingUnit: Record<Rounding, number> = { fen: 1, jiao: 10, yuan: 100 };

/**
 * parts × days ÷ of in 元, rounded once, half up, to a multiple of `unit` 分. Done in whole numbers, so that the
 * season run's SQL, which does the same, can never differ.
 */
export function roundLine(parts: string[], share: { days: number; of: number }, unit: number): bigint {
  const minor = parts.reduce((product, part) => product.mul(part), new Exact(200)).mul(share.days);
  const divisor = share.of * unit;
  return (
    BigInt(
      minor
        .plus(divisor)
        .divToInt(2 * divisor)
        .toFixed(0),
    ) * BigInt(unit)
  );
}

/** Without needless zeros: "26.70" → "26.7". */
export const trim = (value: string) => new Exact(value).toFixed();

/** "85.32 × 26.7 × 0.5 × 60/121": what stands between a line's facts and its amount. */
export function writeFormula(quantity: string, price: string, factor: string, share: string): string {
  return [
    trim(quantity),
    trim(price),
    ...(new Exact(factor).eq(1) ? [] : [trim(factor)]),
    ...(share ? [share] : []),
  ].join(" × ");
}
