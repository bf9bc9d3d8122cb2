import { z } from "zod";
import { router, staff } from "@/server/trpc/init";
import { brandingSchema } from "@/tenants/schemas/branding";
import { getBranding } from "./get-branding";
import { publishBranding } from "./publish-branding";

export const staffBrandingRouter = router({
  get: staff("settings.read").query(({ ctx }) => getBranding(ctx)),
  publish: staff("settings.edit-branding")
    .input(brandingSchema.extend({ seenVersion: z.number().int().min(0) }))
    .mutation(({ ctx, input: { seenVersion, ...body } }) => publishBranding(ctx, body, seenVersion)),
});
