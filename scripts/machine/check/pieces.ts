import { checkAudit } from "./check-audit";
import { checkImports } from "./check-imports";
import { checkReferences } from "./check-references";
import type { Findings } from "./findings";
import { listSources } from "./list-files";
import { runTool } from "./run-tool";

/** The pieces of `npm run check`; they run side by side. */
export const pieces: Record<string, () => Promise<Findings>> = {
  "lock file": () => runPlainly("scripts/fix-lock.mjs", ["--check"]),
  format,
  lint,
  types,
  imports: checkImports,
  audit: checkAudit,
  references: checkReferences,
};

/** The names will do: `npm run format` mends them all. */
async function format(): Promise<Findings> {
  const biome = "node_modules/@biomejs/biome/bin/biome";
  const { code, all } = await runTool(biome, ["format", "--max-diagnostics=none", "--colors=off", "."]);
  if (code === 0) return [];
  const files = [...all.matchAll(/^(\S.*) format ━/gm)].map(
    ([, file = ""]) => `${file} is not formatted: npm run format`,
  );
  return files.length > 0 ? files : all.split("\n");
}

type LintReport = {
  number_of_files: number;
  diagnostics: { filename: string; message: string; code: string; labels: { span: { line: number } }[] }[];
};

async function lint(): Promise<Findings> {
  const { code, stdout, all } = await runTool("node_modules/oxlint/bin/oxlint", ["--type-aware", "--format=json"]);
  if (!stdout.startsWith("{")) return all.split("\n");
  const report = JSON.parse(stdout) as LintReport;
  const seen = listSources().length;
  // A linter that silently looks at nothing finds nothing.
  if (report.number_of_files < seen) return [`oxlint looked at ${report.number_of_files} files of ${seen}`];
  const findings = report.diagnostics.map(({ filename, message, code: rule, labels }) => {
    return `${filename}:${labels[0]?.span.line ?? 1}: ${message} [${rule}]`;
  });
  return code !== 0 && findings.length === 0 ? all.split("\n") : findings;
}

/** Route types first: a page's props are typed from the folders, and those files are made, not committed. */
async function types(): Promise<Findings> {
  const routes = await runPlainly("node_modules/next/dist/bin/next", ["typegen"]);
  return routes.length > 0 ? routes : runPlainly("node_modules/typescript/bin/tsc", ["--noEmit"]);
}

async function runPlainly(file: string, args: string[]): Promise<Findings> {
  const { code, all } = await runTool(file, args);
  return code === 0 ? [] : all.trimEnd().split("\n");
}
