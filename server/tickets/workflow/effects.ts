import { billingEffects } from "@/server/billing";
import { partOfHome, supplyEffects } from "@/server/supply";
import { createWorkOrder } from "../work-orders/create-work-order";
import { notifyResident } from "./notify-resident";
import type { Effect, Effects } from "./vocabulary";

const order =
  (kind: Parameters<typeof createWorkOrder>[1]["kind"]): Effect =>
  async (ctx, ticket) => {
    const areas = await partOfHome(ctx, ticket);
    const { workOrderNo } = await createWorkOrder(ctx, { kind, ticket, about: areas.length > 0 ? { areas } : {} });
    return { workOrderNo };
  };

/** Every word of the vocabulary and the feature that carries it out. */
export const effects: Effects = {
  ...billingEffects,
  ...supplyEffects,
  "create-valve-close-order": order("valve-close"),
  "create-valve-open-order": order("valve-open"),
  "create-survey-order": order("site-survey"),
  "notify-resident": notifyResident,
};
