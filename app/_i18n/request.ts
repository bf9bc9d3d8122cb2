import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale } from "./choose-locale";
import { loadMessages } from "./load-messages";
import { defaultTimeZone, locales } from "./locales";

/** next-intl's per-request settings; an explicitly asked locale (a message to somebody else) wins over the visitor's. */
export default getRequestConfig(async ({ locale: asked }) => {
  const given = locales.find((locale) => locale === asked);
  const locale =
    given ?? chooseLocale((await cookies()).get("locale")?.value, (await headers()).get("accept-language"));
  return { locale, messages: await loadMessages(locale), timeZone: defaultTimeZone };
});
