import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "@/app/_i18n/locales";
import { formatDate } from "@/app/_ui/time/format-date";
import type { ClientError } from "@/server/trpc/errors";

/** What went wrong with a call, as the server put it: a key below `errors`, its values and the field at fault. */
export type Problem = ClientError;

const offline: Problem = { code: "offline", params: {} };

/** The problem inside anything that a call over HTTP threw; no answer at all counts as being offline. */
export function problemOf(error: unknown): Problem {
  const data = (error as { data?: { problem?: Problem } } | null)?.data;
  return data?.problem ?? offline;
}

/** Days among the values as people write them: 2026年10月31日. */
export function readableParams(params: Problem["params"], locale: Locale): Problem["params"] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value, locale) : value,
    ]),
  );
}

/** Says a problem in the reader's language; for client components inside `<ClientMessages of={["errors", …]}>`. */
export function useProblemText(): (problem: Pick<Problem, "code" | "params">) => string {
  const t = useTranslations("errors");
  const locale = useLocale();
  return ({ code, params }) => {
    const key = code as Parameters<typeof t>[0];
    return t.has(key)
      ? t(key, readableParams(params, locale) as never)
      : t("unexpected", { reference: params.reference ?? code });
  };
}
