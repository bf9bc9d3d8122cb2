import { z } from "zod";
import { dayOf } from "@/server/platform/dates";
import { router, staff } from "@/server/trpc/init";
import { discardDraft } from "@/tenants/config/discard-draft";
import { publishDraft } from "@/tenants/config/publish-draft";
import { saveDraft } from "@/tenants/config/save-draft";
import { bankProfileSchema } from "@/tenants/schemas/bank-profile";
import { getProfileSettings, listProfileSettings } from "./bank-files/list-profile-settings";
import { tryProfile } from "./bank-files/try-profile";

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** How each bank writes its files: drafted, tried on a sample, published. */
export const staffBankProfilesRouter = router({
  list: staff("cashier.bank-files").query(({ ctx }) => listProfileSettings(ctx)),
  get: staff("cashier.bank-files")
    .input(z.object({ slug, from: slug.optional() }))
    .query(({ ctx, input }) => getProfileSettings(ctx, input)),
  /** A query, for it changes nothing; large, so it travels as a body. */
  try: staff("cashier.bank-files")
    .input(z.object({ profile: bankProfileSchema, sample: z.string().max(100_000) }))
    .query(({ ctx, input }) => tryProfile(ctx, input)),
  "save-draft": staff("cashier.set-rules")
    .input(z.object({ slug, body: z.record(z.string(), z.unknown()), seenAt: z.date().nullable() }))
    .mutation(({ ctx, input }) => saveDraft(ctx, { kind: "bank-profile", ...input })),
  "discard-draft": staff("cashier.set-rules")
    .input(z.object({ slug }))
    .mutation(({ ctx, input }) => discardDraft(ctx, "bank-profile", input.slug)),
  publish: staff("cashier.set-rules")
    .input(z.object({ slug, note: z.string().trim().max(300).default(""), seenAt: z.date() }))
    .mutation(({ ctx, input }) =>
      publishDraft(ctx, { kind: "bank-profile", effectiveFrom: dayOf(ctx.now, ctx.tenant.timezone), ...input }),
    ),
});
