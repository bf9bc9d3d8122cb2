import { z } from "zod";
import { router, visitor } from "@/server/trpc/init";
import { notFound } from "@/server/platform/errors";
import { requestCode } from "./request-code";

export const portalIdentityRouter = router({
  "request-code": visitor("public.request-code")
    .input(z.object({ phone: z.string().max(30) }))
    .mutation(async ({ ctx, input }) => {
      if (!ctx.site.tenant) throw notFound("wrong-site");
      await requestCode(ctx.site.tenant, input.phone, ctx.ip);
    }),
});
