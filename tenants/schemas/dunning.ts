import { z } from "zod";

/** 催缴规则: what is done about a bill that stays unpaid, step after step. Browser-safe. */

const words = z.object({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(60) });

/** An SMS; somebody who brings the notice to the door; the valve shut, where that harms nobody else. */
export const dunningActs = ["message", "deliver-notice", "limit-supply"] as const;
export type DunningAct = (typeof dunningActs)[number];

/** What the text of a message may name. */
export const dunningPlaceholders = ["account", "amount", "due", "days", "hotline"] as const;

const step = z.object({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  name: words,
  /** Days behind the due day from which it is taken. */
  daysLate: z.number().int().min(1).max(1000),
  /** Below this many 元 overdue the step is not worth its trouble. */
  least: z.string().regex(/^\d{1,7}(\.\d{1,2})?$/, "decimal"),
  act: z.enum(dunningActs),
  /** The message, or what stands on the notice. */
  text: z.string().trim().min(10).max(300),
});
export type DunningStep = z.infer<typeof step>;

/** The whole of a subsidiary's steps, the earliest first. */
export const dunningSchema = z.object({ steps: z.array(step).max(8) }).check((given) => {
  const { steps } = given.value;
  for (const [index, one] of steps.entries()) {
    const add = (field: string, message: string) =>
      given.issues.push({ code: "custom", path: ["steps", index, field], message, input: one });
    const before = steps[index - 1];
    if (before && one.daysLate <= before.daysLate) add("daysLate", "steps-must-rise");
    if (steps.findIndex(({ slug }) => slug === one.slug) !== index) add("slug", "slug-twice");
    const unknown = [...one.text.matchAll(/\{(\w+)\}/g)].find(
      ([, name]) => !(dunningPlaceholders as readonly string[]).includes(name!),
    );
    if (unknown) add("text", "placeholder-unknown");
  }
});
export type DunningRules = z.infer<typeof dunningSchema>;
