import twilio from "twilio";
import { env } from "./env";

type Sms = { to: string; body: string; idempotencyKey: string };

/** Whether SMS stay in the house: no Twilio keys, so the outbox page is where they are read. */
export const smsIsSandboxed = () => !env().TWILIO_ACCOUNT_SID;

let client: twilio.Twilio | undefined;

function twilioClient(): twilio.Twilio {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_BASE } = env();
  client ??= twilio(TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, {
    timeout: 10_000,
    autoRetry: true,
    maxRetries: 3,
    ...(TWILIO_API_BASE ? { httpClient: redirectedTo(TWILIO_API_BASE) } : {}),
  });
  return client;
}

/** The SDK's own client with another host beneath it: a test double, or a carrier that speaks Twilio's protocol. */
function redirectedTo(base: string) {
  const inner = new twilio.RequestClient({ timeout: 10_000 });
  const origin = new URL(base).origin;
  return {
    request: (options: Parameters<typeof inner.request>[0]) =>
      inner.request({ ...options, uri: options.uri.replace(/^https:\/\/[^/]+/, origin) }),
  } as unknown as twilio.RequestClient;
}

/** Sends one SMS to a mainland mobile and returns the carrier's id. Without keys it is kept in the outbox only. */
export async function sendSms(sms: Sms): Promise<string> {
  if (smsIsSandboxed()) return `sandbox-${sms.idempotencyKey}`;
  const sent = await twilioClient().messages.create({
    to: `+86${sms.to}`,
    from: env().TWILIO_FROM,
    body: sms.body,
  });
  return sent.sid;
}
