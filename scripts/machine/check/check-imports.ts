import { findClientLeaks, type Module } from "./find-client-leaks";
import type { Findings } from "./findings";
import { listRooms } from "./list-files";
import { runTool } from "./run-tool";

type Report = {
  modules: Module[];
  summary: {
    violations: { rule: { name: string }; from: string; to: string; cycle?: { name: string }[] }[];
    ruleSetUsed: { forbidden: { name: string; comment?: string }[] };
  };
};

/** Fewer than this would mean that the tool was led past the sources, not that the house has become small. */
const fewestModules = 100;

/** The import rules of .dependency-cruiser.mjs, and: what runs in the browser reaches neither server nor database. */
export async function checkImports(): Promise<Findings> {
  const cruiser = "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs";
  const settings = ["--config", ".dependency-cruiser.mjs", "--output-type", "json"];
  const { stdout, all } = await runTool(cruiser, [...settings, ...listRooms()]);
  if (!stdout.startsWith("{")) return all.split("\n");
  const { modules, summary } = JSON.parse(stdout) as Report;
  const own = modules.filter(({ source }) => /\.tsx?$/.test(source) && !source.startsWith("node_modules"));
  if (own.length < fewestModules) return [`dependency-cruiser saw ${own.length} modules: its settings are broken`];
  const reasons = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  const violations = summary.violations.map(({ rule, from, to, cycle }) => {
    const path = cycle ? [from, ...cycle.map(({ name }) => name)] : [from, to];
    return `${path.join(" → ")}\n    ${rule.name}: ${reasons.get(rule.name)}`;
  });
  return [...violations, ...findClientLeaks(own)];
}
