export type AreaKind = "main" | "balcony" | "loft" | "annex";
export type Settlement = "area" | "two-part" | "metered";
