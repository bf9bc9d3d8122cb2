/** The season of claims for money that went back to its payer after its credit was used: no run and no correction takes it. */
export const claimSeason = { slug: "claim", name: { zh: "退回款项追缴", en: "Money taken back by its payer" } };
