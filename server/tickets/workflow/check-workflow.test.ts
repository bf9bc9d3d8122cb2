import { describe, expect, test } from "vitest";
import { beilingWorkflows } from "@/tenants/packs/beiling/workflows";
import { quanchengWorkflows } from "@/tenants/packs/quancheng/workflows";
import type { Workflow } from "@/tenants/schemas/workflow";
import { checkWorkflow, isPublishable } from "./check-workflow";

const [openAccount, transfer, , stopHeating] = quanchengWorkflows as [Workflow, Workflow, Workflow, Workflow];
const surveyed = beilingWorkflows[0] as Workflow;

const altered = (workflow: Workflow, change: (draft: Workflow) => void) => {
  const draft = structuredClone(workflow);
  change(draft);
  return checkWorkflow(draft);
};
const transition = (workflow: Workflow, key: string) => {
  const found = workflow.transitions.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
};
const finding = (code: string, params: Record<string, unknown> = {}) =>
  expect.arrayContaining([expect.objectContaining({ code, params: expect.objectContaining(params) })]);

describe("the map", () => {
  test("a state that no move leads to is named", () => {
    const found = altered(openAccount, (draft) => {
      draft.states.push({ key: "island", title: { zh: "孤岛", en: "Island" }, phase: "open", clock: "working" });
    });
    expect(found).toEqual(finding("unreachable-state", { state: "island" }));
    expect(isPublishable(found)).toBe(false);
  });

  test("a state that no move leaves is a dead end", () => {
    const found = altered(openAccount, (draft) => {
      draft.transitions = draft.transitions.filter((one) => one.key !== "documents-added");
      for (const one of draft.transitions) one.from = one.from.filter((state) => state !== "documents-asked");
    });
    expect(found).toEqual(finding("dead-end", { state: "documents-asked" }));
  });

  test("two states that only lead to each other can never finish", () => {
    const found = altered(openAccount, (draft) => {
      for (const one of draft.transitions) one.from = one.from.filter((state) => state !== "in-review");
      transition(draft, "ask-for-documents").from = ["in-review"];
      transition(draft, "cancel").from = ["documents-due"];
      draft.transitions = draft.transitions.filter((one) => one.from.length > 0);
    });
    expect(found).toEqual(finding("cannot-finish", { state: "in-review" }));
    expect(found).toEqual(finding("cannot-finish", { state: "documents-asked" }));
  });

  test("a workflow without an end, and one that only ever fails, are refused", () => {
    const endless = altered(openAccount, (draft) => {
      for (const state of draft.states) state.phase = "open";
    });
    expect(endless).toEqual(finding("no-terminal-state"));
    const hopeless = altered(openAccount, (draft) => {
      for (const state of draft.states) if (state.phase === "done") state.phase = "rejected";
    });
    expect(hopeless).toEqual(finding("no-done-state"));
  });

  test("a move out of an end is refused", () => {
    const found = altered(openAccount, (draft) => transition(draft, "reject").from.push("opened"));
    expect(found).toEqual(finding("from-terminal", { transition: "reject", state: "opened" }));
  });

  test("moves from and to states that do not exist are named", () => {
    const found = altered(openAccount, (draft) => {
      transition(draft, "reject").to = "nowhere";
      transition(draft, "approve").from = ["somewhere"];
    });
    expect(found).toEqual(finding("to-unknown", { transition: "reject", state: "nowhere" }));
    expect(found).toEqual(finding("from-unknown", { transition: "approve", state: "somewhere" }));
  });

  test("automatic moves in a circle would never stop", () => {
    const found = altered(openAccount, (draft) => {
      draft.transitions.push({
        ...transition(draft, "documents-complete"),
        key: "back",
        from: ["in-review"],
        to: "documents-due",
      });
    });
    expect(found).toEqual(finding("system-loop", { state: "in-review" }));
  });

  test("an automatic move cannot fill in a form", () => {
    const found = altered(openAccount, (draft) => {
      transition(draft, "documents-complete").noteRequired = true;
    });
    expect(found).toEqual(finding("automatic-needs-input", { transition: "documents-complete" }));
  });

  test("a state that only the house can leave is worth a warning", () => {
    const found = altered(stopHeating, (draft) => {
      draft.transitions = draft.transitions.filter((one) => one.key !== "abandon");
    });
    expect(found).toEqual(finding("only-automatic-exits", { state: "valve-closing" }));
    expect(isPublishable(found)).toBe(true);
  });

  test("the same key twice is refused", () => {
    const found = altered(openAccount, (draft) => draft.states.push(structuredClone(draft.states[0]!)));
    expect(found).toEqual(finding("state-doubled", { state: "documents-due" }));
  });
});

describe("the vocabulary", () => {
  test("unknown roles, conditions and effects are each named with the move they stand in", () => {
    const found = altered(openAccount, (draft) => {
      const approve = transition(draft, "approve");
      approve.by = ["janitor" as never];
      approve.conditions = [{ name: "full-moon" as never }];
      approve.effects = ["send-flowers" as never];
    });
    expect(found).toEqual(finding("unknown-role", { transition: "approve", role: "janitor" }));
    expect(found).toEqual(finding("unknown-condition", { transition: "approve", condition: "full-moon" }));
    expect(found).toEqual(finding("unknown-effect", { transition: "approve", effect: "send-flowers" }));
  });

  test("a missing title, nobody who may, and a condition without its sum are named", () => {
    const found = altered(openAccount, (draft) => {
      draft.states[0]!.title.zh = "";
      transition(draft, "reject").by = [];
      transition(draft, "approve").conditions = [{ name: "amount-above" }];
    });
    expect(found).toEqual(finding("text-missing", { state: "documents-due" }));
    expect(found).toEqual(finding("nobody-may", { transition: "reject" }));
    expect(found).toEqual(finding("amount-missing", { transition: "approve" }));
  });

  test("anything at all can be checked without a crash", () => {
    for (const body of [null, 7, "x", [], {}, { states: "many" }, { transitions: [null] }]) {
      expect(isPublishable(checkWorkflow(body))).toBe(false);
    }
  });
});

describe("the meaning", () => {
  test("a request that could finish without doing what it is for is worth a warning, and without it at all an error", () => {
    const shortcut = altered(openAccount, (draft) => {
      draft.transitions.push({ ...transition(draft, "approve"), key: "wave-through", effects: [] });
    });
    expect(shortcut).toEqual(finding("done-without-effect", { effect: "create-account", state: "opened" }));
    const never = altered(openAccount, (draft) => {
      transition(draft, "approve").effects = ["notify-resident"];
    });
    expect(never).toEqual(finding("effect-missing", { effect: "create-account" }));
  });

  test("an effect of another request, or one whose input nobody gives, is refused", () => {
    const found = altered(transfer, (draft) => {
      draft.form = draft.form.filter((field) => field.key !== "transfer-date");
      transition(draft, "approve").effects.push("stop-supply");
    });
    expect(found).toEqual(finding("effect-misplaced", { effect: "stop-supply" }));
    expect(found).toEqual(finding("effect-needs-field", { effect: "change-owner", key: "transfer-date" }));
  });

  test("required documents that nothing checks are worth a warning", () => {
    const found = altered(openAccount, (draft) => {
      for (const one of draft.transitions)
        one.conditions = one.conditions.filter((c) => c.name !== "documents-complete");
    });
    expect(found).toEqual(finding("document-never-checked", { document: "id-card" }));
  });

  test("waiting for a survey that nobody orders is refused", () => {
    const found = altered(surveyed, (draft) => {
      transition(draft, "order-survey").effects = [];
    });
    expect(found).toEqual(finding("never-surveyed", { transition: "survey-passed" }));
    expect(found).toEqual(finding("never-ordered", { transition: "survey-passed" }));
  });
});
