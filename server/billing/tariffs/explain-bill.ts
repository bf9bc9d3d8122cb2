import { and, asc, eq } from "drizzle-orm";
import { accounts, serviceAgreements } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { type PlainDate, plusDays } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { readFacts } from "../bills/read-facts";
import { computeDiscount } from "../discounts/compute-discount";
import { computeLines } from "../rates/compute-lines";
import type { AreaFact, Facts, Missing } from "../rates/facts";
import type { Line } from "../rates/line";
import type { SeasonInfo } from "../seasons/list-seasons";
import type { ExplainBill, TypedFacts } from "./schemas";
import { checkedTariff, seasonsUnder } from "./tariff-document";

/** One bill as it would be: its lines with where each comes from, or what is missing. */
export type Explained = {
  agreementId: string | null;
  address: string | null;
  periodFrom: PlainDate;
  periodTo: PlainDate;
  lines: (Line & {
    source: { areaNo: string; from: PlainDate; to: PlainDate | null } | { usageFrom: PlainDate } | null;
  })[];
  missing: Missing | null;
  totalMinor: bigint;
  /** What paying early lets off, window by window, and what is then to pay. */
  discounts: { from: PlainDate; to: PlainDate; amountMinor: bigint; payMinor: bigint }[];
};

/**
 * What a tariff, published or not, makes of an account's facts or of typed ones; nothing is stored.
 * @throws `tariff-has-problems`, `season-unknown`, `calculator-no-account`
 */
export async function explainBill(ctx: Ctx, { body, season: slug, subject }: ExplainBill): Promise<Explained[]> {
  const tariff = checkedTariff(body);
  const season = seasonsUnder("draft", 0, tariff).find((one) => one.slug === slug);
  if (!season) throw notFound("season-unknown", { season: slug });
  if (subject.kind === "typed") return [explain(season, typedFacts(subject.facts, season), null)];
  const agreements = await ctx.tx
    .select({ id: serviceAgreements.id, address: accounts.address, startsOn: serviceAgreements.startsOn })
    .from(serviceAgreements)
    .innerJoin(accounts, and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, serviceAgreements.accountId)))
    .where(and(eq(serviceAgreements.tenantId, ctx.tenant.id), eq(serviceAgreements.accountId, subject.accountId)))
    .orderBy(asc(serviceAgreements.startsOn));
  if (agreements.length === 0) throw notFound("calculator-no-account");
  const explained: Explained[] = [];
  for (const { id, address } of agreements) explained.push(explain(season, await readFacts(ctx, id, season), address));
  return explained;
}

function explain(season: SeasonInfo, facts: Facts, address: string | null): Explained {
  const from = facts.startsOn > season.from ? facts.startsOn : season.from;
  const lastDay = facts.endsOn ? plusDays(facts.endsOn, -1) : season.lastDay;
  const made = computeLines(season, { from, to: season.lastDay }, facts);
  const lines = Array.isArray(made) ? made : [];
  const totalMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  return {
    agreementId: address === null ? null : facts.agreementId,
    address,
    periodFrom: from,
    periodTo: lastDay < season.lastDay ? lastDay : season.lastDay,
    lines: lines.map((line) => ({ ...line, source: sourceOf(line, facts) })),
    missing: Array.isArray(made) ? null : made,
    totalMinor,
    discounts: (season.discounts ?? []).flatMap((window) => {
      const amountMinor = computeDiscount(window, lines, season.tariff.tariff.rounding);
      const { from: first, to } = window;
      return amountMinor > 0n ? [{ from: first, to, amountMinor, payMinor: totalMinor - amountMinor }] : [];
    }),
  };
}

function sourceOf(line: Line, facts: Facts): Explained["lines"][number]["source"] {
  const area = facts.areas.find((one) => one.id === line.chargeableAreaId);
  if (area) return { areaNo: area.areaNo, from: area.validFrom, to: area.validTo };
  const usage = facts.usages.find((one) => one.id === line.usageId);
  return usage ? { usageFrom: usage.periodFrom } : null;
}

/** Facts as a clerk types them; what is stopped from a day on becomes two versions of its area. */
function typedFacts(typed: TypedFacts, season: SeasonInfo): Facts {
  const areas = typed.areas.flatMap((one, index): AreaFact[] => {
    const fact: AreaFact = {
      id: `area-${index + 1}`,
      areaNo: String(index + 1),
      kind: one.areaKind,
      builtArea: one.area,
      chargeableArea: one.area,
      heightFactor: one.heightFactor,
      priceClass: one.priceClass,
      settlement: one.settlement,
      supplyState: one.stopped ? "stopped" : "on",
      wholeUnitStop: false,
      validFrom: "2000-01-01",
      validTo: null,
    };
    if (!one.stopped || one.stoppedFrom === undefined || one.stoppedFrom <= fact.validFrom) return [fact];
    return [
      { ...fact, id: `${fact.id}-on`, supplyState: "on", validTo: one.stoppedFrom },
      { ...fact, validFrom: one.stoppedFrom },
    ];
  });
  const [startsOn, endsOn] = [typed.startsOn ?? "2000-01-01", typed.endsOn ? plusDays(typed.endsOn, 1) : null];
  // What was used was used while the agreement ran.
  const periodFrom = startsOn > season.from ? startsOn : season.from;
  const periodTo = typed.endsOn && typed.endsOn < season.lastDay ? typed.endsOn : season.lastDay;
  const usage = (id: string, quantity: string | undefined, unit: "kwh" | "gj" | "m3") =>
    quantity === undefined
      ? []
      : [
          {
            ...{ id, quantity, unit, periodFrom, periodTo },
            beforeInYear: unit === "m3" ? typed.m3Before : "0",
          },
        ];
  return {
    agreementId: "typed",
    accountId: "typed",
    startsOn,
    endsOn,
    households: [
      { lowIncome: typed.lowIncome, size: typed.householdSize ?? null, validFrom: "2000-01-01", validTo: null },
    ],
    sumElsewhere: false,
    premiseUse: typed.areas[0]?.priceClass ?? "",
    storeyHeight: typed.storeyHeight ?? null,
    areas,
    usages: [...usage("usage-heat", typed.heat, typed.heatUnit), ...usage("usage-water", typed.m3, "m3")],
  };
}
