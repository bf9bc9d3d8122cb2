import { defaultTimeZone, type Locale } from "@/app/_i18n/locales";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const clocks = new Map<string, Intl.DateTimeFormat>();

/** 'YYYY-MM-DD' in words: 2025年11月15日, 15 Nov 2025. Written by hand, for browser and server must agree to the letter. */
export function formatDate(day: string, locale: Locale): string {
  const [year = "", month = "", date = ""] = day.split("-");
  if (locale === "zh-CN") return `${year}年${Number(month)}月${Number(date)}日`;
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** A moment as wall-clock text in a zone: '2025-11-15 09:30'. */
export function formatMoment(
  moment: Date | string,
  timeZone: string = defaultTimeZone,
  { seconds = false }: { seconds?: boolean } = {},
): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
    clocks.set(timeZone, clock);
  }
  const parts = Object.fromEntries(clock.formatToParts(new Date(moment)).map((part) => [part.type, part.value]));
  const time = `${parts.hour}:${parts.minute}${seconds ? `:${parts.second}` : ""}`;
  return `${parts.year}-${parts.month}-${parts.day} ${time}`;
}
