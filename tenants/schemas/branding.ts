import { z } from "zod";

const line = z.string().trim().max(40);

/** What a subsidiary's sites, messages and papers show of it. Browser-safe. */
export const brandingSchema = z.object({
  /** #rrggbb; shades that read on every ground are derived from it. */
  color: z.string().regex(/^#[0-9a-f]{6}$/i, "color-invalid"),
  /** Where the logo is served; the first character of the name is drawn when absent. */
  logo: z
    .string()
    .regex(/^\/[\w./?=-]{1,200}$/)
    .optional(),
  slogan: z.object({ zh: line, en: line }).optional(),
  hotline: z
    .string()
    .trim()
    .regex(/^$|^[\d][\d -]{2,18}\d$/, "hotline-invalid"),
});
export type BrandingDocument = z.infer<typeof brandingSchema>;
