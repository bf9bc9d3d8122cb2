import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";
import { DomainError, type ErrorKind, type ErrorParams, sqlState } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { log } from "@/server/platform/log";

const codes: Record<ErrorKind, TRPC_ERROR_CODE_KEY> = {
  "not-found": "NOT_FOUND",
  forbidden: "FORBIDDEN",
  conflict: "CONFLICT",
  invalid: "BAD_REQUEST",
  "limit-reached": "TOO_MANY_REQUESTS",
  unauthenticated: "UNAUTHORIZED",
};

/** What a client learns of a failure: a message key, its values, the field at fault. Never our words or SQL. */
export type ClientError = {
  code: string;
  params: ErrorParams;
  field?: string;
  /** Input problems by path, as message keys. */
  issues?: { path: string; code: string }[];
};

/** Turns any failure into the one error form of the API. */
export function toTrpcError(error: unknown): TRPCError {
  const cause = error instanceof TRPCError && error.cause ? error.cause : error;
  if (cause instanceof DomainError) return new TRPCError({ code: codes[cause.kind], message: cause.code, cause });
  if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") return error;
  // Two requests that met: the database refused the second one, and trying again will do.
  if (["40001", "40P01", "55P03"].includes(sqlState(cause) ?? "")) {
    return new TRPCError({
      code: "CONFLICT",
      message: "busy-try-again",
      cause: new DomainError("conflict", "busy-try-again"),
    });
  }
  return error instanceof TRPCError
    ? error
    : new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "unexpected", cause: error });
}

/** The client's part of an error. An unexpected one is logged under a number that the client is given. */
export function describeError(error: TRPCError, path: string | undefined): ClientError {
  const { cause } = error;
  if (cause instanceof DomainError) {
    return { code: cause.code, params: cause.params, ...(cause.field ? { field: cause.field } : {}) };
  }
  if (cause instanceof ZodError) {
    const issues = cause.issues.map((issue) => ({
      path: issue.path.join("."),
      code: issue.code === "custom" ? issue.message : issue.code,
    }));
    return { code: "input-invalid", params: {}, issues };
  }
  if (error.code === "NOT_FOUND") return { code: "not-found", params: {} };
  if (error.code !== "INTERNAL_SERVER_ERROR") return { code: "input-invalid", params: {} };
  const reference = newId().slice(-8);
  log.error({ err: cause ?? error, path, reference }, "unexpected failure");
  return { code: "unexpected", params: { reference } };
}
