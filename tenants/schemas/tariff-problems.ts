import { tariffSchema } from "./tariff";

/** What is wrong in a tariff and where: the place as "seasons.0.to", the fault as a key below tariff.problems. */
export type TariffProblem = { path: string; code: string };

const known = new Set([
  "decimal",
  "percent",
  "season-ends-before-it-begins",
  "window-ends-before-it-begins",
  "slug-twice",
  "seasons-overlap",
  "period-spans-years",
  "only-the-last-tier-is-open",
  "tiers-must-rise",
  "class-unknown",
  "changes-must-rise",
  "tiers-not-all-priced",
  "discounts-must-rise",
  "discounts-of-heating",
]);

/** Every fault that keeps a tariff from being published; empty when there is none. Browser-safe. */
export function tariffProblems(body: unknown): TariffProblem[] {
  const checked = tariffSchema.safeParse(body);
  if (checked.success) return [];
  return checked.error.issues.map((issue) => ({
    path: issue.path.join("."),
    code: known.has(issue.message) ? issue.message : codeOf(issue),
  }));
}

function codeOf(issue: { code: string; path: PropertyKey[]; format?: unknown }): string {
  const last = issue.path.at(-1);
  if (last === "slug") return "slug";
  if (issue.format === "date") return "date";
  if (issue.code === "too_small") return "required";
  return "invalid";
}
