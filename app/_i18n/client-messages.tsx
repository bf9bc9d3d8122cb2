import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Messages } from "./load-messages";

/**
 * Lets client components inside use `common` and the named features' words; only those travel to the browser.
 * A nested one replaces the outer one, so name every feature that its client components need.
 */
export async function ClientMessages({ of = [], children }: { of?: (keyof Messages)[]; children: ReactNode }) {
  const all = await getMessages();
  const wanted = Object.fromEntries(
    (["common", ...of] as (keyof Messages)[]).map((feature) => [feature, all[feature]]),
  );
  return <NextIntlClientProvider messages={wanted}>{children}</NextIntlClientProvider>;
}
