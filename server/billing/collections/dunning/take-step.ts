import { queueMessage } from "@/server/channels";
import type { Ctx } from "@/server/platform/context";
import { dayOf, daysBetween } from "@/server/platform/dates";
import { toDecimal } from "@/server/platform/money";
import { createWorkOrder } from "@/server/tickets";
import type { DunningStep } from "@/tenants/schemas/dunning";
import { lockAccount } from "../../bills/lock-account";
import type { DunningItem, Standing } from "./reason-to-skip";

/** Sends the message or orders the field work of one step; returns the work order's id, if there is one. */
export async function takeStep(
  ctx: Ctx,
  step: DunningStep,
  item: DunningItem,
  { owedMinor, phone }: Extract<Standing, { skip: null }>,
): Promise<string | null> {
  const { accountNo } = await lockAccount(ctx, item.accountId);
  const text = fillText(step.text, {
    account: accountNo,
    amount: toDecimal(owedMinor),
    due: item.dueOn,
    days: String(daysBetween(item.dueOn, dayOf(ctx.now, ctx.tenant.timezone))),
    hotline: ctx.tenant.hotline,
  });
  if (step.act === "message") {
    await queueMessage(ctx, {
      ...{ channel: "sms", recipient: phone!, template: "dunning", params: { text } },
      ...{ eventKey: `dunning:${item.id}`, accountId: item.accountId },
    });
    return null;
  }
  const kind = step.act === "limit-supply" ? "valve-close" : "deliver-notice";
  const about = { owedMinor: owedMinor.toString() };
  const order = await createWorkOrder(ctx, { kind, accountId: item.accountId, instruction: text, about });
  return order.id;
}

function fillText(text: string, values: Record<string, string>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}
