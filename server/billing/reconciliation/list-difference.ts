import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "@/server/platform/context";
import type { differenceInput } from "../schemas";
import { listItems } from "./compare-items";
import { looseItems } from "./reconcile-counter";
import { onlineItems } from "./reconcile-online";
import { payoutItems } from "./reconcile-payouts";
import { slipItems } from "./reconcile-slips";

type Asked = z.infer<typeof differenceInput>;

/** What a day's difference is made of, item by item, by the very statement that sums it; a page at a time. */
export const listDifference = (ctx: Pick<Ctx, "tx" | "tenant">, asked: Asked) =>
  listItems(ctx, itemsOf(ctx, asked), asked);

function itemsOf(ctx: Pick<Ctx, "tenant">, { channel, day }: Asked): SQL {
  switch (channel) {
    case "online":
      return onlineItems(ctx, day);
    case "payout":
      return payoutItems(ctx, day);
    case "transfer-slip":
      return slipItems(ctx, day);
    default:
      return sql`select * from (${looseItems(ctx, day)}) loose where method = ${channel}`;
  }
}
