import { env } from "./env";

const startedAt = Date.now();

/** The present instant; TRIBUTARY_CLOCK moves its start, and it runs on from there. */
export function now(): Date {
  const start = env().TRIBUTARY_CLOCK;
  return start ? new Date(Date.parse(start) + (Date.now() - startedAt)) : new Date();
}
