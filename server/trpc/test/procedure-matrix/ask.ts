import { TRPCError } from "@trpc/server";
import { DomainError } from "@/server/platform/errors";
import { createCallerFactory } from "../../init";
import type { RouterLike } from "./list-procedures";
import { type Browser, requestOf } from "./make-world";

/** What somebody learns from a call: its value, or the refusal in the words that a client is given. */
export type Answer = { ok: true; value: unknown } | { ok: false; code: string; words: string };

/** Calls a procedure as a browser does: through its host and its cookie, and nothing else. */
export async function ask(
  router: RouterLike,
  path: string,
  browser: Browser,
  input: unknown,
  at?: Date,
): Promise<Answer> {
  const request = await requestOf(browser);
  const caller = createCallerFactory(router as never)(at ? { ...request, now: at } : request);
  const call = path.split(".").reduce<unknown>((place, part) => (place as Record<string, unknown>)[part], caller) as (
    input: unknown,
  ) => Promise<unknown>;
  try {
    return { ok: true, value: await call(input) };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const { cause } = error;
    const words =
      cause instanceof DomainError
        ? `${cause.code} ${JSON.stringify(cause.params)}`
        : `${error.message} ${cause?.cause instanceof Error ? cause.cause.message : ""}`;
    return { ok: false, code: error.code, words };
  }
}
