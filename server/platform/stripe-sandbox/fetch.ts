import { createHash } from "node:crypto";
import type { Tx } from "@/db/tenant";
import { now } from "../clock";
import { detachCard, makeCustomer } from "./customers";
import { emit, makeEvent } from "./emit";
import { parseForm } from "./form";
import type { StoredPayout } from "./pay-out";
import { makeSession, SandboxRefusal, seconds, type StoredSession, stripeId } from "./session";
import { findObject, inSandbox, keepObject, takeTurn, tenantOfAccount } from "./store";

type Answer = { status: number; body: object };
type Kept = Answer & { fingerprint: string };

/**
 * Our own Stripe: answers the SDK's requests in Stripe's wire format (form bodies in, JSON out, Stripe-Account,
 * idempotency keys, errors), from a database of its own that outlives the process. Handed to the SDK in place of fetch.
 */
export async function sandboxFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { pathname, searchParams } = new URL(request.url);
  const body = request.method === "POST" ? await request.text() : "";
  try {
    const answer = await answerRequest(request, pathname, body || searchParams.toString());
    return reply(answer.status, answer.body);
  } catch (error) {
    if (!(error instanceof SandboxRefusal)) throw error;
    const { message, type, param, code } = error;
    return reply(error.status, { error: { message, type, ...(param ? { param } : {}), ...(code ? { code } : {}) } });
  }
}

function reply(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "request-id": stripeId("req") } });
}

async function answerRequest(request: Request, pathname: string, body: string): Promise<Answer> {
  const tenantId = await tenantOfAccount(request.headers.get("stripe-account"));
  if (!tenantId)
    throw new SandboxRefusal(
      403,
      "invalid_request_error",
      "The provided key does not have access to this account.",
      undefined,
      "account_invalid",
    );
  return inSandbox(tenantId, async (tx) => {
    const key = request.headers.get("idempotency-key");
    if (request.method !== "POST" || !key) return route(tx, tenantId, request.method, pathname, body);
    await takeTurn(tx, `${tenantId} ${key}`);
    const fingerprint = createHash("sha256").update(`${pathname}\n${body}`).digest("hex");
    const kept = await findObject<Kept>(tx, tenantId, "idempotency", key);
    if (kept && kept.fingerprint !== fingerprint) {
      throw new SandboxRefusal(
        400,
        "idempotency_error",
        "Keys for idempotent requests can only be used with the same parameters they were first used with.",
      );
    }
    if (kept) return { status: kept.status, body: kept.body };
    const answer = await route(tx, tenantId, request.method, pathname, body);
    await keepObject(tx, tenantId, "idempotency", key, { ...answer, fingerprint });
    return answer;
  });
}

async function route(tx: Tx, tenantId: string, method: string, pathname: string, body: string): Promise<Answer> {
  if (method === "POST" && pathname === "/v1/checkout/sessions") {
    const stored = makeSession(parseForm(body), now().getTime());
    await keepObject(tx, tenantId, "session", stored.session.id, stored);
    return { status: 200, body: stored.session };
  }
  if (method === "POST" && pathname === "/v1/customers")
    return { status: 200, body: await makeCustomer(tx, tenantId, parseForm(body)) };
  const [, cardId] = /^\/v1\/payment_methods\/(pm_\w+)\/detach$/.exec(pathname) ?? [];
  if (method === "POST" && cardId) return { status: 200, body: await detachCard(tx, tenantId, cardId) };
  if (method === "GET" && pathname === "/v1/balance_transactions") {
    const payout = new URLSearchParams(body).get("payout") ?? "";
    const kept = await findObject<StoredPayout>(tx, tenantId, "payout", payout);
    if (!kept)
      throw new SandboxRefusal(
        404,
        "invalid_request_error",
        `No such payout: '${payout}'`,
        "payout",
        "resource_missing",
      );
    return { status: 200, body: { object: "list", url: pathname, has_more: false, data: kept.transactions } };
  }
  const [, id = "", act] = /^\/v1\/checkout\/sessions\/(cs_test_\w+)(\/expire)?$/.exec(pathname) ?? [];
  const stored = id ? await loadSession(tx, tenantId, id) : null;
  if (!stored)
    throw new SandboxRefusal(404, "invalid_request_error", `No such resource: ${pathname}`, "id", "resource_missing");
  if (method === "POST" && act) {
    if (stored.session.status !== "open") {
      throw new SandboxRefusal(
        400,
        "invalid_request_error",
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${stored.session.status}.`,
      );
    }
    await expire(tx, tenantId, stored);
  }
  return { status: 200, body: stored.session };
}

/** A session as it is now: one whose time has run out is expired the moment somebody looks. */
export async function loadSession(tx: Tx, tenantId: string, id: string): Promise<StoredSession | null> {
  const stored = await findObject<StoredSession>(tx, tenantId, "session", id);
  if (stored?.session.status === "open" && stored.session.expires_at <= seconds(now().getTime()))
    await expire(tx, tenantId, stored);
  return stored;
}

async function expire(tx: Tx, tenantId: string, { session, notes }: StoredSession): Promise<void> {
  session.status = "expired";
  session.url = null;
  await keepObject(tx, tenantId, "session", session.id, { session, notes });
  await emit(tx, tenantId, makeEvent(tenantId, "checkout.session.expired", session, now().getTime()));
}
