import type { HeightRule } from "@/tenants/schemas/tariff";
import { Exact } from "./line";

/** By how much a storey's height raises its area: "1" when the tariff or the height does not. */
export function heightFactor(rule: HeightRule, recorded: string, storeyHeight: string | null): string {
  if (rule.kind === "recorded") return new Exact(recorded).toFixed();
  if (rule.kind === "none" || storeyHeight === null) return "1";
  const height = new Exact(storeyHeight);
  if (rule.kind === "proportional") {
    return height.gt(rule.limit) ? height.div(rule.limit).toDecimalPlaces(3).toFixed() : "1";
  }
  const passed = rule.steps.filter((step) => height.gt(step.above)).sort((a, b) => Number(b.above) - Number(a.above));
  return passed[0] ? new Exact(passed[0].factor).toFixed() : "1";
}
