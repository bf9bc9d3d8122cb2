import type zhCN from "@/messages/zh-CN";
import type { Locale } from "./locales";

export type Messages = typeof zhCN;

/** All words of one language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return locale === "en" ? (await import("@/messages/en")).default : (await import("@/messages/zh-CN")).default;
}
