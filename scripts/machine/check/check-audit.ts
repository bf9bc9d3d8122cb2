import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "../paths";
import type { Findings } from "./findings";
import { listSources } from "./list-files";

/** Mutations that are no deed, each with the reason. */
const noDeeds: Record<string, string> = {
  "switch-account": "a resident looks at another of their own homes; nothing of the subsidiary changes",
  "answer-approval":
    "headquarters' answer is itself an insert-only record; the subsidiary audits it when its worker applies it",
};

/**
 * Every mutation of a router ends in a verb that records the deed: the verb's file, or one that it calls beside it,
 * must call `audit(`. A visitor's procedure acts for nobody yet and is exempt.
 */
export async function checkAudit(): Promise<Findings> {
  const routers = listSources(["server"]).filter((path) => path.endsWith(".router.ts"));
  return routers.flatMap((path) => {
    const text = readFileSync(join(projectRoot, path), "utf8");
    return splitProcedures(text).flatMap(({ name, body }) => {
      if (name in noDeeds || !body.includes(".mutation(") || /^\s*visitor\(/.test(body)) return [];
      const [, deed = ""] = body.split(".mutation(");
      const verbs = [...deed.matchAll(/\b(\w+)\(\s*ctx\b/g)].map(([, verb = ""]) => verb);
      if (verbs.some((verb) => verb === "audit" || records(verb, path, text))) return [];
      const called = verbs.length > 0 ? verbs.join(", ") : "no verb";
      return [`${path}: "${name}" changes something, but ${called} never calls audit(ctx, …)`];
    });
  });
}

/** A router's entries: `name: builder(…)…` up to the next entry of the same depth. */
function splitProcedures(text: string): { name: string; body: string }[] {
  const entries = [...text.matchAll(/^ {2}"?([\w-]+)"?:\s*(?=\w+\()/gm)];
  return entries.map((entry, index) => ({
    name: entry[1] ?? "",
    body: text.slice(entry.index + entry[0].length, entries[index + 1]?.index),
  }));
}

function records(name: string, importer: string, text: string, depth = 2): boolean {
  const file = findSource(name, importer, text);
  if (!file) return false;
  const source = readFileSync(join(projectRoot, file), "utf8");
  if (/\baudit\(/.test(source)) return true;
  if (depth === 0) return false;
  const calls = new Set([...source.matchAll(/\b(\w+)\(\s*ctx\b/g)].map(([, call = ""]) => call));
  return [...calls, name].some((call) => records(call, file, source, depth - 1));
}

/** Where a name is imported or re-exported from. */
function findSource(name: string, importer: string, text: string): string | undefined {
  for (const [, names = "", from = ""] of text.matchAll(/(?:import|export)\s*\{([^}]*)\}\s*from\s*"([^"]+)"/g)) {
    if (!names.split(",").some((one) => one.trim().split(" as ").at(-1) === name)) continue;
    const base = from.startsWith("@/") ? from.slice(2) : join(dirname(importer), from);
    return [`${base}.ts`, `${base}/index.ts`].find((path) => existsSync(join(projectRoot, path)));
  }
  return undefined;
}
