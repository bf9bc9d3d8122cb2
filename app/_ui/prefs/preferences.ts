/** What a visitor may set for the own browser, each kept in a cookie of the same name. */
export const themes = ["system", "light", "dark"] as const;
export const textSizes = ["normal", "large"] as const;

export type Theme = (typeof themes)[number];
export type TextSize = (typeof textSizes)[number];
