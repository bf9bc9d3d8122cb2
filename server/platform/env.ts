import { z } from "zod";

const optional = z.string().min(1).optional();

/** Every setting the program reads; the README's table describes them. */
const schema = z.object({
  DATABASE_URL: z.string().min(1, "DATABASE_URL is missing: start through `npm start`, which sets it"),
  DATABASE_LOGIN_URL: optional,
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  AUTH_SECRET: z.string().min(16, "AUTH_SECRET needs at least 16 characters"),
  PORT: z.coerce.number().int().default(3000),
  /** Public origin scheme; sites are hosts, so only the scheme and port are common. */
  PUBLIC_SCHEME: z.enum(["http", "https"]).default("http"),
  STRIPE_SECRET_KEY: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  STRIPE_API_BASE: optional,
  TWILIO_ACCOUNT_SID: optional,
  TWILIO_AUTH_TOKEN: optional,
  TWILIO_FROM: optional,
  TWILIO_API_BASE: optional,
  /** Where e-invoices go; without it our own tax platform answers. */
  TAX_PLATFORM_URL: optional,
  TAX_PLATFORM_TOKEN: optional,
  SMTP_URL: optional,
  MAIL_FROM: z.string().default("Tributary <no-reply@tributary.invalid>"),
  STORAGE_DIR: z.string().default(".data/storage"),
  /** Largest document that is taken, and how many a request may have. */
  DOCUMENT_MAX_MB: z.coerce.number().min(1).max(100).default(15),
  DOCUMENT_MAX_COUNT: z.coerce.number().int().min(1).max(200).default(20),
  S3_BUCKET: optional,
  S3_REGION: optional,
  S3_ENDPOINT: optional,
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  /** An instant at which the process's clock starts; for demonstrations and journeys in a set season. */
  TRIBUTARY_CLOCK: z.iso.datetime({ offset: true }).optional(),
  /** Set by `npm run bench` alone: whose rows the bare routes read that it measures against. */
  BENCH_BASELINE: z
    .string()
    .regex(/^[0-9a-f-]{36} [0-9a-f-]{36} [0-9a-f-]{36}$/)
    .optional(),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The validated environment; throws with every wrong setting named. */
export function env(): Env {
  if (parsed) return parsed;
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) throw new Error(`Configuration: ${z.prettifyError(result.error)}`);
  parsed = result.data;
  return parsed;
}

/** A secret named by configuration (an OIDC client's, say); undefined when the environment lacks it. */
export function namedSecret(name: string): string | undefined {
  return process.env[name] || undefined;
}
