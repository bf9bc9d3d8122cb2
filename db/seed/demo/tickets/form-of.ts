import type { Workflow, WorkflowField } from "@/tenants/schemas/workflow";
import type { Random } from "../../random";
import { makeHuman, makePhone } from "../people";
import type { TicketPlan } from "./ticket-plan";

type Values = Record<string, string>;

/** What the applicant wrote, by the workflow's own fields. */
export function formOf(random: Random, workflow: Workflow, plan: TicketPlan, openedOn: string): Values {
  const values = valuesOf(random, plan, openedOn);
  return fill(random, workflow.form, values);
}

/** What whoever made a move filled in with it. */
export function fieldsOf(random: Random, fields: WorkflowField[], plan: TicketPlan, on: string): Values {
  return fill(random, fields, valuesOf(random, plan, on));
}

function fill(random: Random, fields: WorkflowField[], values: Values): Values {
  const given = fields.flatMap((field): [string, string][] => {
    const value = field.choices ? random.pick(field.choices).value : values[field.key];
    return value === undefined || field.key.startsWith("place-") ? [] : [[field.key, value]];
  });
  return Object.fromEntries(given);
}

function valuesOf(random: Random, plan: TicketPlan, on: string): Values {
  const { home, type } = plan;
  const newcomer = makeHuman(random, home.place.areaCode);
  const known = home.owner.kind === "human" ? home.owner : newcomer;
  const owner = plan.newOwner ?? (type === "transfer" && plan.on === undefined ? newcomer : known);
  const phone = owner.phone ?? makePhone(random);
  const idNumber = "idNumber" in owner ? owner.idNumber : newcomer.idNumber;
  return {
    "owner-name": owner.name,
    "owner-phone": phone,
    "owner-id-number": idNumber,
    "new-owner-name": owner.name,
    "new-owner-phone": phone,
    "new-owner-id-number": idNumber,
    "start-date": later(on, 12),
    "transfer-date": plan.on ?? later(on, 6),
    "household-size": `${home.people}`,
    "contact-phone": home.owner.phone ?? phone,
    remark: random.pick([
      "请尽量安排在上午上门，谢谢。",
      "家里有老人，请来之前先打电话。",
      "周末在家，工作日下午五点后也可以。",
    ]),
    amount: (plan.amountMinor ?? 200_000n).toString(),
    "paid-on": on,
    "payer-name": home.owner.name,
    "bank-reference": referenceOf(random, plan, on),
  };
}

/** Drawn for everybody, so that one payment's reference does not change what its neighbours wrote. */
function referenceOf(random: Random, { bankRef }: TicketPlan, on: string): string {
  const drawn = `${on.replaceAll("-", "")}${random.between(10_000_000, 99_999_999)}`;
  return bankRef ?? drawn;
}

const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
