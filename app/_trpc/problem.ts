import { useTranslations } from "next-intl";
import type { ClientError } from "@/server/trpc/errors";

/** What went wrong with a call, as the server put it: a key below `errors`, its values and the field at fault. */
export type Problem = ClientError;

const offline: Problem = { code: "offline", params: {} };

/** The problem inside anything that a call over HTTP threw; no answer at all counts as being offline. */
export function problemOf(error: unknown): Problem {
  const data = (error as { data?: { problem?: Problem } } | null)?.data;
  return data?.problem ?? offline;
}

/** Says a problem in the reader's language; for client components inside `<ClientMessages of={["errors", …]}>`. */
export function useProblemText(): (problem: Pick<Problem, "code" | "params">) => string {
  const t = useTranslations("errors");
  return ({ code, params }) => {
    const key = code as Parameters<typeof t>[0];
    return t.has(key) ? t(key, params as never) : t("unexpected", { reference: params.reference ?? code });
  };
}
