import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../paths";
import type { Findings } from "./findings";

/** A module as dependency-cruiser reports it. */
export type Module = { source: string; dependencies: { resolved: string; dependencyTypes: string[] }[] };

/**
 * Follows value imports from every "use client" file of app/: none may lead into the server or the database. A
 * "use server" file is where the browser's code ends.
 */
export function findClientLeaks(modules: Module[]): Findings {
  const bySource = new Map(modules.map((module) => [module.source, module]));
  const clients = modules.filter(({ source }) => source.startsWith("app/") && hasDirective(source, "use client"));
  const findings: Findings = [];
  for (const { source } of clients) {
    const seen = new Set([source]);
    const queue = [[source]];
    for (let trail = queue.shift(); trail; trail = queue.shift()) {
      for (const next of listValueImports(bySource.get(trail.at(-1) ?? ""))) {
        if (seen.has(next) || !bySource.has(next) || hasDirective(next, "use server")) continue;
        seen.add(next);
        if (isBrowserSafe(next)) queue.push([...trail, next]);
        else findings.push(`${[...trail, next].join(" → ")}\n    a client component may use schemas.ts and types only`);
      }
    }
  }
  return findings;
}

function listValueImports(module: Module | undefined): string[] {
  const imports = module?.dependencies.filter(({ dependencyTypes }) => !dependencyTypes.includes("type-only")) ?? [];
  return imports.map(({ resolved }) => resolved);
}

function isBrowserSafe(path: string): boolean {
  if (path.startsWith("db/")) return false;
  return !path.startsWith("server/") || /\/schemas\.ts$|^server\/platform\/(money|dates)\.ts$/.test(path);
}

function hasDirective(path: string, directive: string): boolean {
  return readFileSync(join(projectRoot, path), "utf8").trimStart().startsWith(`"${directive}"`);
}
