import { z } from "zod";

const name = z.string().trim().min(2, "too-short").max(60);

/** What it takes to found a subsidiary. Browser-safe: form, command and verb share it. */
export const onboardingSchema = z.object({
  slug: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{0,28}[a-z0-9]$/, "slug-invalid"),
  code: z
    .string()
    .trim()
    .regex(/^[A-Z]{2,4}$/, "code-invalid"),
  name,
  nameEn: name,
  pack: z.enum(["heating", "water"]),
  /** Further hosts; <slug>.<the group's domain> is always one. */
  hosts: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^(?=.{4,200}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/, "host-invalid"),
    )
    .max(10)
    .default([]),
  adminName: name,
  adminEmail: z.email("email-invalid").trim().toLowerCase().max(120),
  hotline: z
    .string()
    .trim()
    .regex(/^$|^[\d][\d -]{2,18}\d$/, "hotline-invalid")
    .default(""),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "color-invalid")
    .optional(),
  stripeAccountId: z
    .string()
    .trim()
    .regex(/^acct_[A-Za-z0-9_]{3,80}$/, "stripe-account-invalid")
    .optional(),
});
export type Onboarding = z.output<typeof onboardingSchema>;
