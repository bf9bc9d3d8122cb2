import type { Tenant } from "@/server/platform/context";
import { publishFirstVersion } from "@/tenants/apply-pack";
import { defineWorkflow, words } from "@/tenants/packs/define-workflow";
import type { Workflow } from "@/tenants/schemas/workflow";
import { asTenant } from "./factories";

/** Gives a test's subsidiary these workflows, in force since long ago; answers their version ids in order. */
export function publishWorkflows(tenant: Tenant, ...workflows: Workflow[]): Promise<string[]> {
  return asTenant(tenant, async (ctx) => {
    const ids: string[] = [];
    for (const body of workflows) {
      ids.push(await publishFirstVersion(ctx, { kind: "workflow", slug: body.type, body }, "2020-01-01"));
    }
    return ids;
  });
}

const title = words("步骤", "Step");

/** A small workflow with a bit of everything that needs no other feature: papers, a survey, a second look, an end. */
export const errand: Workflow = defineWorkflow({
  type: "resume-heating",
  title: words("跑腿", "Errand"),
  intro: title,
  initial: "papers",
  form: [
    { key: "contact-phone", kind: "phone", required: true, label: words("电话", "Phone") },
    { key: "remark", kind: "text", label: words("备注", "Remark") },
  ],
  documents: [{ kind: "id-card", label: words("身份证", "ID card") }],
  states: [
    { key: "papers", title },
    { key: "review", title: words("审核", "Review"), targetHours: 9 },
    { key: "survey", title, targetHours: 24, clock: "round-the-clock" },
    { key: "second", title, targetHours: 9 },
    { key: "done", title: words("办结", "Done"), phase: "done" },
    { key: "refused", title, phase: "rejected" },
    { key: "withdrawn", title, phase: "cancelled" },
  ],
  transitions: [
    {
      key: "papers-in",
      title,
      from: ["papers"],
      to: "review",
      by: ["system"],
      conditions: [{ name: "documents-complete" }],
    },
    {
      key: "order-survey",
      title,
      from: ["review"],
      to: "survey",
      by: ["clerk"],
      fields: [{ key: "visit-on", kind: "date", required: true, label: words("上门日期", "Visit on") }],
      effects: ["create-survey-order", "notify-resident"],
    },
    {
      key: "surveyed",
      title,
      from: ["survey"],
      to: "second",
      by: ["system"],
      conditions: [{ name: "work-orders-done" }, { name: "survey-passed" }],
    },
    { key: "finish", title, from: ["second"], to: "done", by: ["supervisor"], effects: ["notify-resident"] },
    {
      key: "refuse",
      title,
      from: ["review", "survey", "second"],
      to: "refused",
      by: ["clerk", "supervisor"],
      noteRequired: true,
    },
    { key: "withdraw", title, from: ["papers", "review"], to: "withdrawn", by: ["resident", "clerk"] },
  ],
});
