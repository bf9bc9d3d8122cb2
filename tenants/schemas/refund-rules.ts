import { z } from "zod";

const celsius = z.string().regex(/^\d{1,2}(\.\d)?$/);
const percent = z.string().regex(/^(100|\d{1,2}(\.\d{1,2})?)$/);

/**
 * 供热质量退费: what a cold room and an outage give back, by the city's rule. A step holds for temperatures below its
 * bound; of several the lowest bound counts. Days are inclusive at both ends and begin on the day of the complaint.
 */
export const refundRulesSchema = z.object({
  coldRoom: z.object({
    /** Within how many hours of the complaint the company must test; a later test counts and is marked as late. */
    testWithinHours: z.number().int().min(1).max(168),
    /** 整改期: a room that is warm within so many hours of the complaint gives nothing back. */
    repairWithinHours: z.number().int().min(0).max(168).default(0),
    /** 基本热费占比: above 0 the fixed part is not given back; of a fee by area it is this share. */
    fixedPercent: percent.default("0"),
    steps: z.array(z.object({ below: celsius, percent })).min(1),
  }),
  outage: z.object({
    /** An outage no longer than this gives nothing back. */
    beyondHours: z.number().int().min(0).max(720),
    percent,
  }),
});
export type RefundRules = z.infer<typeof refundRulesSchema>;

/** Below 18 °C a fifth, below 16 a half, below 14 the whole; what holds where a subsidiary has set nothing. */
export const defaultRefundRules: RefundRules = {
  coldRoom: {
    testWithinHours: 24,
    repairWithinHours: 0,
    fixedPercent: "0",
    steps: [
      { below: "18", percent: "20" },
      { below: "16", percent: "50" },
      { below: "14", percent: "100" },
    ],
  },
  outage: { beyondHours: 24, percent: "100" },
};
