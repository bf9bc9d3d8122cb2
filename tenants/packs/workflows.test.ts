import { describe, expect, test } from "vitest";
import { checkWorkflow } from "@/server/tickets/workflow/check-workflow";
import { beilingWorkflows } from "./beiling/workflows";
import { heatingWorkflows } from "./heating/workflows";
import { minghuWorkflows } from "./minghu/workflows";
import { quanchengWorkflows } from "./quancheng/workflows";
import { waterWorkflows } from "./water/workflows";

const packs = {
  heating: heatingWorkflows,
  water: waterWorkflows,
  quancheng: quanchengWorkflows,
  beiling: beilingWorkflows,
  minghu: minghuWorkflows,
};

describe.each(Object.entries(packs))("pack %s", (_, workflows) => {
  test.each(workflows.map((one) => [one.type, one] as const))("%s has nothing to find fault with", (_, workflow) => {
    expect(checkWorkflow(workflow)).toEqual([]);
  });

  test("has one workflow of a type, and water is never stopped by request", () => {
    const types = workflows.map((one) => one.type);
    expect(new Set(types).size).toBe(types.length);
    expect(types).toEqual(expect.arrayContaining(["open-account", "transfer", "payment"]));
  });
});

test("the three demo subsidiaries do each thing in their own way", () => {
  for (const type of ["open-account", "transfer", "stop-heating"]) {
    const variants = [quanchengWorkflows, beilingWorkflows, minghuWorkflows]
      .flatMap((workflows) => workflows.filter((one) => one.type === type))
      .map((one) => JSON.stringify(one.transitions));
    expect(new Set(variants).size).toBe(variants.length);
  }
});
