import { expect, test } from "vitest";
import { quanchengWorkflows } from "@/tenants/packs/quancheng/workflows";
import type { Workflow } from "@/tenants/schemas/workflow";
import { diffWorkflows } from "./diff-workflows";

const openAccount = quanchengWorkflows[0] as Workflow;

test("a workflow does not differ from itself", () => {
  for (const workflow of quanchengWorkflows) expect(diffWorkflows(workflow, structuredClone(workflow))).toEqual([]);
});

test("every kind of change is told once, with what it was before", () => {
  const newer = structuredClone(openAccount);
  newer.states.find((state) => state.key === "in-review")!.targetHours = 9;
  const approve = newer.transitions.find((one) => one.key === "approve")!;
  approve.by = ["supervisor"];
  approve.effects = ["create-account", "notify-resident"];
  approve.conditions = [{ name: "documents-complete" }];
  newer.documents[1]!.required = false;
  newer.form = newer.form.filter((field) => field.key !== "owner-id-number");
  newer.transitions = newer.transitions.filter((one) => one.key !== "cancel");
  expect(diffWorkflows(openAccount, newer)).toEqual([
    { kind: "removed", code: "field-removed", params: { field: "owner-id-number" } },
    { kind: "changed", code: "document-now-optional", params: { document: "deed" } },
    { kind: "changed", code: "target-changed", params: { state: "in-review", before: 18, after: 9 } },
    { kind: "removed", code: "transition-removed", params: { transition: "cancel" } },
    {
      kind: "changed",
      code: "roles-changed",
      params: { transition: "approve", before: "clerk,supervisor,admin", after: "supervisor" },
    },
    { kind: "removed", code: "effect-removed", params: { transition: "approve", effect: "issue-first-bill" } },
    { kind: "removed", code: "condition-removed", params: { transition: "approve", condition: "premise-unclaimed" } },
  ]);
});
