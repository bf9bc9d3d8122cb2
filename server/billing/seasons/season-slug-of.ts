/** The season that a bill belongs to: a late fee's names the late bill behind it, "2026-2027/ZD2026-0000123". */
export const seasonSlugOf = (season: string): string => season.split("/", 1)[0]!;
