import { readWorkflow } from "@/tenants/schemas/read-workflow";
import { checkGraph } from "./check/check-graph";
import { checkMeaning } from "./check/check-meaning";
import { checkWords } from "./check/check-words";
import type { Finding } from "./finding";

/**
 * What would break or surprise if this workflow were published; empty when nothing would. Takes any body, so a
 * half-made draft can be checked at every keystroke.
 */
export function checkWorkflow(body: unknown): Finding[] {
  const workflow = readWorkflow(body);
  const found = [...checkWords(body, workflow), ...checkGraph(workflow), ...checkMeaning(workflow)];
  const seen = new Set<string>();
  return found
    .filter((finding) => {
      const mark = JSON.stringify(finding);
      return !seen.has(mark) && seen.add(mark);
    })
    .toSorted((a, b) => (a.level === b.level ? 0 : a.level === "error" ? -1 : 1));
}

/** Whether a workflow may be published as it is. */
export function isPublishable(findings: Finding[]): boolean {
  return findings.every((finding) => finding.level !== "error");
}
