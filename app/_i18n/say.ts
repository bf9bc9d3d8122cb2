import type { Text } from "@/tenants/schemas/workflow";

/** A configured text in the reader's language. */
export function say(text: Text, locale: string): string {
  return locale === "en" ? text.en : text.zh;
}
