import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { invalid } from "@/server/platform/errors";
import { findSeal } from "@/server/platform/known-from";
import { type Column, type Definition, definitions, type Question } from "./definitions";
import { keyOf, labelOf, placesOf } from "./places";
import type { QuestionInput } from "./schemas";

/** Whole units by column; null where a share has nothing to be a share of. */
export type Figures = Record<string, bigint | null>;
export type ReportRow = { key: string; label: string; split: string; figures: Figures };
export type Report = {
  definition: Definition;
  question: Question;
  rows: ReportRow[];
  total: Figures;
  /** Whether nothing that is recorded from now on can change the answer. */
  final: boolean;
};

/**
 * Answers a report's question by one statement. Once its instant is sealed (`final`), the same question gives the same
 * answer for ever.
 * @throws `report-days`, `report-known-in-future`
 */
export async function runReport(ctx: Ctx, input: QuestionInput): Promise<Report> {
  const definition = definitions[input.report];
  const question = questionOf(ctx, input);
  const seal = await findSeal(ctx);
  const { rows } = await ctx.tx.execute<Cell>(sql`
    with places as materialized (${placesOf(question)}), facts as (${definition.facts(question)}),
    keyed as (
      select ${keyOf(question)} as key, ${labelOf(question)} as label, facts.split, facts.figure, facts.value
      from facts join places on places.account_id = facts.account_id)
    select key, min(label) as label, split, figure, sum(value)::text as value from keyed
    group by key, split, figure
    order by key collate "C", split collate "C"`);
  const answer = pivot(definition, rows);
  return { definition, question, ...answer, final: seal !== null && question.knownAt <= seal };
}

type Cell = { key: string; label: string; split: string; figure: string; value: string };

/** The question with its instant; refuses days that stand the wrong way round and knowledge of the future. */
export function questionOf(ctx: Pick<Ctx, "tenant" | "now">, input: QuestionInput): Question {
  if (input.from > input.asOf) throw invalid("report-days", {}, "from");
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  if (input.asOf > today) throw invalid("report-day-in-future", { today }, "asOf");
  if (input.knownAt && input.knownAt > ctx.now) throw invalid("report-known-in-future", {}, "knownAt");
  const { grouping, from, asOf } = input;
  return { tenantId: ctx.tenant.id, grouping, from, asOf, knownAt: input.knownAt ?? ctx.now };
}

function pivot(definition: Definition, cells: Cell[]): { rows: ReportRow[]; total: Figures } {
  const sums = new Map<string, ReportRow & { raw: Map<string, bigint> }>();
  const whole = new Map<string, bigint>();
  for (const { key, label, split, figure, value } of cells) {
    const id = JSON.stringify([key, split]);
    const row = sums.get(id) ?? { key, label, split, figures: {}, raw: new Map<string, bigint>() };
    row.raw.set(figure, BigInt(value));
    whole.set(figure, (whole.get(figure) ?? 0n) + BigInt(value));
    sums.set(id, row);
  }
  const total = derive(definition.columns, whole, whole);
  const rows = [...sums.values()]
    .map(({ raw, ...row }) => ({ ...row, figures: derive(definition.columns, raw, whole) }))
    .filter(({ figures }) => Object.values(figures).some((value) => value !== 0n && value !== null));
  return { rows, total };
}

/** Closings and shares from what was summed; a share is cut, never rounded up to a full hundred. */
function derive(columns: Column[], raw: Map<string, bigint>, whole: Map<string, bigint>): Figures {
  const figures: Figures = {};
  for (const { name, role } of columns) if (role !== "closing" && role !== "share") figures[name] = raw.get(name) ?? 0n;
  for (const { name, role, sum } of columns) {
    if (role !== "closing") continue;
    figures[name] = columns
      .filter((column) => column.sum === sum)
      .reduce((at, column) => at + signOf(column) * (raw.get(column.name) ?? 0n), 0n);
  }
  for (const { name, role, of = [], to } of columns) {
    if (role !== "share") continue;
    const add = (names: string[], from: Map<string, bigint>) =>
      names.reduce((at, one) => at + (from.get(one) ?? 0n), 0n);
    const base = to ? add(to, raw) : add(of, whole);
    figures[name] = base > 0n ? (add(of, raw) * 10_000n) / base : null;
  }
  return figures;
}

const signOf = ({ role }: Column): bigint => (role === "minus" ? -1n : role === "opening" || role === "plus" ? 1n : 0n);
