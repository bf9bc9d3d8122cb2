/** The season that a debt from another account stands under: no tariff names it, so no run and no correction takes it. */
export const carriedSeason = { slug: "carried", name: { zh: "他户转入欠费", en: "Debt from another account" } };
