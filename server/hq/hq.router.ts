import { z } from "zod";
import { hq, operator, router } from "@/server/trpc/init";
import { onboard } from "@/tenants/onboard";
import { onboardingSchema } from "@/tenants/schemas/onboarding";
import { compare } from "./compare";
import { describePacks } from "./describe-packs";
import { listArrears } from "./list-arrears";
import { listSubsidiaries } from "./list-subsidiaries";
import { requestRefresh } from "./request-refresh";
import { arrearsInput, compareInput } from "./schemas";
import { writeComparison } from "./write-comparison";

export const hqCompareRouter = router({
  get: hq("hq.compare")
    .input(compareInput)
    .query(({ ctx, input }) => compare(ctx, input)),
  /** The same as a workbook, base64. */
  export: hq("hq.compare")
    .input(compareInput.extend({ locale: z.enum(["zh-CN", "en"]) }))
    .query(async ({ ctx, input: { locale, ...input } }) => {
      const comparison = await compare(ctx, input);
      const meta = { locale, timezone: ctx.group.timezone, madeBy: ctx.actor.name, madeAt: ctx.now };
      return { period: comparison.period, xlsx: (await writeComparison(comparison, meta)).toString("base64") };
    }),
  arrears: hq("hq.compare")
    .input(arrearsInput)
    .query(({ ctx, input }) => listArrears(ctx, input)),
  refresh: operator("hq.compare").mutation(({ ctx }) => requestRefresh(ctx)),
});

export const hqSubsidiariesRouter = router({
  list: hq("hq.subsidiaries").query(({ ctx }) => listSubsidiaries(ctx)),
  packs: operator("hq.onboard").query(({ ctx }) => describePacks(ctx.group.id)),
  onboard: operator("hq.onboard")
    .input(onboardingSchema)
    .mutation(({ ctx, input }) => onboard(ctx, input)),
});
