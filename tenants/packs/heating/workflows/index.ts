import type { Workflow } from "../../../schemas/workflow";
import {
  openAccountStarter,
  paymentStarter,
  resumeHeatingStarter,
  stopHeatingStarter,
  transferStarter,
} from "../../starter";

/** A heat company begins with these. */
export const heatingWorkflows: Workflow[] = [
  openAccountStarter("heating"),
  transferStarter(),
  paymentStarter(),
  stopHeatingStarter(),
  resumeHeatingStarter(),
];
