import { createHash } from "node:crypto";
import { env } from "./env";

/** Whether our own tax platform answers: no address is set, so nothing leaves the house. */
export const taxPlatformIsSandboxed = () => !env().TAX_PLATFORM_URL;

export type TaxAnswer = { taxNo: string; refusal: null } | { taxNo: null; refusal: string };

/**
 * Hands one invoice document to the tax platform: POST, JSON, `Idempotency-Key`. The same key again answers with the
 * same number. A refusal is an answer; anything else throws, so that the queue asks again.
 */
export async function sendToTaxPlatform(document: object, idempotencyKey: string): Promise<TaxAnswer> {
  const { TAX_PLATFORM_URL, TAX_PLATFORM_TOKEN } = env();
  if (!TAX_PLATFORM_URL) return answerOfSandbox(document, idempotencyKey);
  const response = await fetch(TAX_PLATFORM_URL, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": idempotencyKey,
      ...(TAX_PLATFORM_TOKEN ? { authorization: `Bearer ${TAX_PLATFORM_TOKEN}` } : {}),
    },
    body: JSON.stringify(document),
    signal: AbortSignal.timeout(20_000),
  });
  const answer = (await response.json().catch(() => ({}))) as { taxNo?: string; reason?: string };
  if (response.ok && answer.taxNo) return { taxNo: answer.taxNo, refusal: null };
  if (response.status === 400 || response.status === 422)
    return { taxNo: null, refusal: (answer.reason ?? `HTTP ${response.status}`).slice(0, 300) };
  throw new Error(`The tax platform answered ${response.status}`);
}

/** Our own platform: a number of twenty digits made from the key, and the one refusal that everybody meets. */
function answerOfSandbox(document: object, key: string): TaxAnswer {
  const { buyer } = document as { buyer?: { taxNo?: string } };
  if (buyer?.taxNo && !/^[0-9A-Z]{15,20}$/.test(buyer.taxNo))
    return { taxNo: null, refusal: "购买方纳税人识别号不正确" };
  const digits = BigInt(`0x${createHash("sha256").update(key).digest("hex").slice(0, 20)}`);
  return { taxNo: digits.toString().padStart(20, "0").slice(-20), refusal: null };
}
