import type { Workflow } from "../../../schemas/workflow";
import { openAccountStarter, paymentStarter, transferStarter } from "../../starter";

/** A water company begins with these; water is never stopped by request. */
export const waterWorkflows: Workflow[] = [openAccountStarter("water"), transferStarter(), paymentStarter()];
