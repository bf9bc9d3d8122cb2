import pino from "pino";
import { env } from "./env";

/** JSON lines on standard output. Names, phones and codes do not belong in it. */
export const log = pino({
  level: env().LOG_LEVEL,
  base: undefined,
  redact: ["password", "code", "phone", "token", "*.password", "*.code", "*.phone", "*.token"],
});
