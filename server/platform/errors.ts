/** Values that a message may show; all of them safe for the person who reads it. */
export type ErrorParams = Record<string, string | number>;

export type ErrorKind = "not-found" | "forbidden" | "conflict" | "invalid" | "limit-reached" | "unauthenticated";

/**
 * A refusal that a person can act on. `code` is a key below `errors` in messages/, where it says in the
 * reader's language what happened and what to do; `field` names the input at fault.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly params: ErrorParams = {},
    readonly field?: string,
  ) {
    super(`${kind}: ${code}`);
    this.name = "DomainError";
  }
}

/** No such thing here; also the answer for another subsidiary's things. */
export const notFound = (code = "not-found", params?: ErrorParams) => new DomainError("not-found", code, params);
/** The actor may not do this. */
export const forbidden = (code = "forbidden", params?: ErrorParams) => new DomainError("forbidden", code, params);
/** The state of things does not allow it (any more). */
export const conflict = (code: string, params?: ErrorParams) => new DomainError("conflict", code, params);
/** The input is wrong; `field` says where. */
export const invalid = (code: string, params?: ErrorParams, field?: string) =>
  new DomainError("invalid", code, params, field);
/** Too many tries; wait. */
export const limitReached = (code: string, params?: ErrorParams) => new DomainError("limit-reached", code, params);
/** Nobody is signed in, or no longer. */
export const unauthenticated = (code = "session-expired") => new DomainError("unauthenticated", code);

/** The SQLSTATE of a database error, however deep Drizzle wrapped it. */
export function sqlState(error: unknown): string | undefined {
  const own = (error as { code?: unknown })?.code;
  if (typeof own === "string" && /^[0-9A-Z]{5}$/.test(own)) return own;
  const cause = (error as { cause?: unknown })?.cause;
  return cause ? sqlState(cause) : undefined;
}
