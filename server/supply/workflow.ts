import type { Effect } from "@/server/tickets/workflow/vocabulary";
import { changeOwner } from "./effects/change-owner";
import { createAccount } from "./effects/create-account";
import { resumeSupply } from "./effects/resume-supply";
import { stopSupply } from "./effects/stop-supply";

/** What supply does in a workflow. */
export const supplyEffects = {
  "create-account": createAccount,
  "change-owner": changeOwner,
  "stop-supply": stopSupply,
  "resume-supply": resumeSupply,
} satisfies Record<string, Effect>;
