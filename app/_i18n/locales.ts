/** The languages of the product; the first is the default. */
export const locales = ["zh-CN", "en"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "zh-CN";

/** Asia/Shanghai is the zone of every Chinese utility; a tenant elsewhere hands its own zone to the date components. */
export const defaultTimeZone = "Asia/Shanghai";
