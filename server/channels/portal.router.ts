import { notFound } from "@/server/platform/errors";
import { router, visitor } from "@/server/trpc/init";
import { listSandboxMessages } from "./list-sandbox-messages";

export const portalChannelsRouter = router({
  "sandbox-outbox": visitor("public.sandbox-outbox").query(({ ctx }) => {
    if (!ctx.site.tenant) throw notFound("wrong-site");
    return listSandboxMessages(ctx.site.tenant);
  }),
});
