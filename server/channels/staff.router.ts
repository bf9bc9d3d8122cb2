import { router, staff } from "@/server/trpc/init";
import { listMessages } from "./list-messages";
import { sandboxedChannels } from "./list-sandbox-messages";
import { outboxFilter } from "./schemas";

export const staffChannelsRouter = router({
  outbox: staff("outbox.read")
    .input(outboxFilter)
    .query(async ({ ctx, input }) => ({ ...(await listMessages(ctx, input)), sandboxed: sandboxedChannels() })),
});
