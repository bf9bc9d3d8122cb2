import type { Condition, Effect } from "./vocabulary";

const effect: Effect = async () => {
  throw new Error("Supply's effects have not moved in yet");
};
const condition: Condition = async () => ({ holds: true });

export const supplyEffects = {
  "create-account": effect,
  "change-owner": effect,
  "stop-supply": effect,
  "resume-supply": effect,
};
export const supplyConditions = {
  "within-apply-window": condition,
  separable: condition,
  "out-of-warranty": condition,
  "premise-unclaimed": condition,
  "new-owner-confirmed": condition,
};
