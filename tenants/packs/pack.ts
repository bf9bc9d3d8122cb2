import type { BrandingDocument } from "../schemas/branding";

/** One configuration document that a new subsidiary begins with, as version 1. */
export type PackDocument = {
  kind:
    | "workflow"
    | "tariff"
    | "calendar"
    | "branding"
    | "approval-limits"
    | "refund-rules"
    | "bank-profile"
    | "dunning"
    | "chart-of-accounts";
  slug: string;
  body: unknown;
};

/**
 * What a new subsidiary of one kind begins with. It works at once, and every piece of it can be changed later in the
 * subsidiary's settings: a pack is a starting point, never a link.
 */
export type Pack = {
  slug: "heating" | "water";
  kind: "heating" | "water";
  name: { zh: string; en: string };
  /** What it holds, for the person who chooses. */
  about: { zh: string; en: string };
  divisions: { code: string; name: string }[];
  branding: Omit<BrandingDocument, "hotline">;
  documents: PackDocument[];
};
