import { z } from "zod";

/**
 * A tariff is data: what a subsidiary charges, for which days, and how a line is made from a dwelling's facts.
 * Money is written in 元 as decimal strings; days are first and last days, both charged. Browser-safe.
 */

const text = z.object({ zh: z.string().min(1).max(80), en: z.string().min(1).max(80) });
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const plainDate = z.iso.date();

/** A decimal string without sign, of at most `places` decimals: "26.70". */
const decimal = (places: number) => z.string().regex(new RegExp(`^\\d{1,9}(\\.\\d{1,${places}})?$`), "decimal");

/** Nothing is charged when a whole unit or building stops together. */
const wholeUnitFree = z.boolean().default(false);

/** What a home that stands stopped for a season pays: a base fee, nothing, or no stop is allowed. */
const stopRule = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("percent"),
    /** Of the area fee. */
    percent: decimal(2).refine((value) => Number(value) <= 100, "percent"),
    wholeUnitFree,
  }),
  /** Per m² and season, whatever the area costs. */
  z.object({ kind: z.literal("per-area"), price: decimal(4), wholeUnitFree }),
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("forbidden") }),
]);
export type StopRule = z.infer<typeof stopRule>;

/**
 * 提前缴费优惠: who has paid the whole bill on a day of the window is let off a part of the heat, or so much of each m².
 * Both days belong to it.
 */
const discountWindow = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("percent"),
    from: plainDate,
    to: plainDate,
    percent: decimal(2).refine((value) => Number(value) <= 100, "percent"),
  }),
  z.object({ kind: z.literal("per-area"), from: plainDate, to: plainDate, price: decimal(4) }),
]);
export type DiscountWindow = z.infer<typeof discountWindow>;

const season = z.object({
  /** 2026-2027 for heating; 2026-q1 or 2026-03 for a period of water. */
  slug,
  name: text,
  from: plainDate,
  to: plainDate,
  /** Days of heating that the city added at the end. */
  extensionDays: z.number().int().min(0).max(60).default(0),
  /** When stop and resume may be asked for; both days included. */
  applyFrom: plainDate,
  applyBy: plainDate,
  /** Last day to pay without being late. */
  dueOn: plainDate,
  /** How a stopped home is charged; water has no such thing. */
  stop: stopRule.default({ kind: "forbidden" }),
  /** `whole-season`: who is supplied at all pays the season; `by-day`: each change of area or supply counts from its day. */
  changes: z.enum(["whole-season", "by-day"]).default("by-day"),
  /** In the order of their days; heating only. */
  discounts: z.array(discountWindow).max(12).optional(),
});
export type Season = z.infer<typeof season>;

/** New prices from a day within a season on; what its kind of price does not name stays as it was. */
const heatChange = z.object({
  from: plainDate,
  area: decimal(4),
  fixed: decimal(4).optional(),
  energy: decimal(4).optional(),
  metered: decimal(4).optional(),
});
export type HeatChange = z.infer<typeof heatChange>;

const heatRate = z.object({
  slug,
  name: text,
  /** Per m² and season, or per m² and day of the season. */
  area: z.object({ price: decimal(4), per: z.enum(["season", "day"]) }),
  /** Fixed part per m² and season, energy part per unit used; until it is read, the area fee is paid in advance. */
  twoPart: z
    .object({
      fixed: decimal(4),
      energy: decimal(4),
      unit: z.enum(["kwh", "gj"]),
      usageFactor: decimal(4).default("1"),
      /** The two parts together never exceed the area fee by more than this many percent. */
      capPercent: decimal(2).optional(),
    })
    .optional(),
  /** Energy alone. */
  metered: z
    .object({ energy: decimal(4), unit: z.enum(["kwh", "gj"]), usageFactor: decimal(4).default("1") })
    .optional(),
  /** 季中调价, in the order of their days: each day is charged at its own price. */
  priceChanges: z.array(heatChange).optional(),
});
export type HeatRate = z.infer<typeof heatRate>;

/** How the storey height raises the charged area. */
const heightRule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  /** The factor that was approved for each area and stands with it. */
  z.object({ kind: z.literal("recorded") }),
  /** Above the limit, height ÷ limit, to three decimals. */
  z.object({ kind: z.literal("proportional"), limit: decimal(2) }),
  /** The factor of the highest step that the height exceeds. */
  z.object({ kind: z.literal("steps"), steps: z.array(z.object({ above: decimal(2), factor: decimal(3) })).min(1) }),
]);
export type HeightRule = z.infer<typeof heightRule>;

/** 低保减免: so much off each m², or a sum off the season's bill; never more than the charge itself. */
const waiverRule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("per-area"), price: decimal(4), priceClasses: z.array(slug).min(1) }),
  z.object({ kind: z.literal("sum"), amount: decimal(2), priceClasses: z.array(slug).min(1) }),
]);
export type WaiverRule = z.infer<typeof waiverRule>;

/** Every line is rounded once, half up, to this unit. */
const rounding = z.enum(["fen", "jiao", "yuan"]).default("fen");
export type Rounding = z.infer<typeof rounding>;

/** 滞纳金: a daily part of what is unpaid, from so many days after the due day, at most so many percent of it. */
const lateFee = z.object({
  ratePerDay: decimal(6),
  graceDays: z.number().int().min(0).max(365).default(0),
  capPercent: decimal(2).optional(),
});
export type LateFeeRule = z.infer<typeof lateFee>;

const common = {
  currency: z.literal("cny").default("cny"),
  rounding,
  seasons: z.array(season).min(1),
  lateFee: lateFee.optional(),
};

const heatingTariff = z.object({
  kind: z.literal("heating"),
  ...common,
  priceClasses: z.array(heatRate).min(1),
  /** What part of each kind of area counts. */
  areaFactors: z
    .object({ main: decimal(3), balcony: decimal(3), loft: decimal(3), annex: decimal(3) })
    .default({ main: "1", balcony: "0.5", loft: "1", annex: "1" }),
  /** Which recorded area is charged. */
  areaBasis: z.enum(["chargeable", "built"]).default("chargeable"),
  height: heightRule.default({ kind: "none" }),
  waiver: waiverRule.default({ kind: "none" }),
});
export type HeatingTariff = z.infer<typeof heatingTariff>;

export const waterParts = ["water", "resource", "sewage"] as const;
export type WaterPart = (typeof waterParts)[number];

const tier = z.object({
  /** Last m³ of the calendar year in this tier, the boundary itself included; null: no end. */
  upTo: decimal(3).nullable(),
  /** m³ added to the boundary for each person above the household's base size. */
  extraPerPerson: decimal(3).default("0"),
  water: decimal(4),
  resource: decimal(4),
  sewage: decimal(4),
});
export type Tier = z.infer<typeof tier>;

const partPrices = z.object({ water: decimal(4), resource: decimal(4), sewage: decimal(4) });

/** New prices of every tier from a day on; the tiers' ends stay. */
const waterChange = z.object({ from: plainDate, tiers: z.array(partPrices).min(1) });
export type WaterChange = z.infer<typeof waterChange>;

const waterClass = z.object({
  slug,
  name: text,
  /** People covered by the boundaries as written. */
  baseHousehold: z.number().int().min(1).max(20).default(4),
  tiers: z.array(tier).min(1),
  /** 期中调价, in the order of their days: a use is split by the days of its period before and after each. */
  priceChanges: z.array(waterChange).optional(),
});
export type WaterClass = z.infer<typeof waterClass>;

const waterTariff = z.object({ kind: z.literal("water"), ...common, priceClasses: z.array(waterClass).min(1) });
export type WaterTariff = z.infer<typeof waterTariff>;

type Issue = { path: (string | number)[]; message: string };

function seasonIssues(seasons: Season[], kind: "heating" | "water"): Issue[] {
  const issues: Issue[] = [];
  for (const [index, one] of seasons.entries()) {
    const at = ["seasons", index];
    if (one.to < one.from) issues.push({ path: [...at, "to"], message: "season-ends-before-it-begins" });
    if (one.applyBy < one.applyFrom) issues.push({ path: [...at, "applyBy"], message: "window-ends-before-it-begins" });
    if (seasons.findIndex((other) => other.slug === one.slug) !== index)
      issues.push({ path: [...at, "slug"], message: "slug-twice" });
    if (seasons.some((other, place) => place < index && other.from <= one.to && one.from <= other.to)) {
      issues.push({ path: [...at, "from"], message: "seasons-overlap" });
    }
    if (kind === "water" && one.from.slice(0, 4) !== one.to.slice(0, 4))
      issues.push({ path: [...at, "to"], message: "period-spans-years" });
    issues.push(...discountIssues(one, kind, at));
  }
  return issues;
}

/** Two discounts on one day would leave it to chance which is granted. */
function discountIssues({ discounts = [] }: Season, kind: "heating" | "water", at: (string | number)[]): Issue[] {
  return discounts.flatMap((window, index): Issue[] => {
    const path = [...at, "discounts", index, "from"];
    const before = discounts[index - 1];
    if (kind === "water") return [{ path, message: "discounts-of-heating" }];
    if (window.to < window.from) return [{ path, message: "season-ends-before-it-begins" }];
    return before && window.from <= before.to ? [{ path, message: "discounts-must-rise" }] : [];
  });
}

function classIssues(classes: { slug: string }[]): Issue[] {
  return classes.flatMap((one, index) =>
    classes.findIndex((other) => other.slug === one.slug) === index
      ? []
      : [{ path: ["priceClasses", index, "slug"], message: "slug-twice" }],
  );
}

function tierIssues(classes: WaterClass[]): Issue[] {
  return classes.flatMap(({ tiers }, place) =>
    tiers.flatMap((one, index) => {
      const path = ["priceClasses", place, "tiers", index, "upTo"];
      const last = index === tiers.length - 1;
      if (last !== (one.upTo === null)) return [{ path, message: "only-the-last-tier-is-open" }];
      const before = tiers[index - 1];
      if (one.upTo !== null && before?.upTo != null) {
        if (Number(one.upTo) <= Number(before.upTo)) return [{ path, message: "tiers-must-rise" }];
        // With many people a boundary must not overtake the next one.
        if (Number(one.extraPerPerson) < Number(before.extraPerPerson)) return [{ path, message: "tiers-must-rise" }];
      }
      return [];
    }),
  );
}

/** Two prices on one day, or prices for tiers that are not there. */
function changeIssues(classes: (HeatRate | WaterClass)[]): Issue[] {
  return classes.flatMap((one, place) => {
    const changes: (HeatChange | WaterChange)[] = one.priceChanges ?? [];
    return changes.flatMap((change, index): Issue[] => {
      const at = ["priceClasses", place, "priceChanges", index];
      const before = changes[index - 1];
      if (before && change.from <= before.from) return [{ path: [...at, "from"], message: "changes-must-rise" }];
      const wrong = "tiers" in change && "tiers" in one && change.tiers.length !== one.tiers.length;
      return wrong ? [{ path: [...at, "tiers"], message: "tiers-not-all-priced" }] : [];
    });
  });
}

/** A waiver for a class that the tariff does not have would waive nothing, in silence. */
function waiverIssues({ waiver, priceClasses }: HeatingTariff): Issue[] {
  if (waiver.kind === "none") return [];
  return waiver.priceClasses
    .filter((named) => !priceClasses.some((one) => one.slug === named))
    .map(() => ({ path: ["waiver", "priceClasses"], message: "class-unknown" }));
}

/** The whole tariff of a subsidiary, one document per version. */
export const tariffSchema = z.discriminatedUnion("kind", [heatingTariff, waterTariff]).check((given) => {
  const tariff = given.value;
  const issues = [
    ...seasonIssues(tariff.seasons, tariff.kind),
    ...classIssues(tariff.priceClasses),
    ...changeIssues(tariff.priceClasses),
    ...(tariff.kind === "water" ? tierIssues(tariff.priceClasses) : waiverIssues(tariff)),
  ];
  for (const { path, message } of issues) given.issues.push({ code: "custom", path, message, input: tariff });
});
export type Tariff = z.infer<typeof tariffSchema>;
/** As written in a pack: defaults may be left out. */
export type TariffInput = z.input<typeof tariffSchema>;
