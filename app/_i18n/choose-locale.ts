import { defaultLocale, type Locale, locales } from "./locales";

/** The visitor's language: the `locale` cookie if it names one we speak, else the best of Accept-Language, else zh-CN. */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null | undefined): Locale {
  const remembered = locales.find((locale) => locale === cookie);
  if (remembered) return remembered;
  return bestOf(acceptLanguage ?? "") ?? defaultLocale;
}

function bestOf(header: string): Locale | undefined {
  const wishes = header
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith("q="));
      const weight = quality ? Number(quality.slice(2)) : 1;
      return { language: tag.split("-")[0], weight: Number.isFinite(weight) ? weight : 0 };
    })
    .filter((wish) => wish.weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const wish of wishes) {
    const found = locales.find((locale) => locale.toLowerCase().split("-")[0] === wish.language);
    if (found) return found;
  }
  return undefined;
}
