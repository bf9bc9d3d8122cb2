import { withTenant } from "@/db/tenant";
import { checkLimit, countTry } from "@/server/identity";
import type { Ctx, Tenant } from "@/server/platform/context";
import { invalid, notFound, unauthenticated } from "@/server/platform/errors";
import { findKey } from "./keys";
import { pushReadings, type PushAnswer } from "./push-readings";
import { pushBody } from "./schemas";

type Asked = { site: { tenant: Tenant | null } | null; ip: string | null; now: Date };
const mostBytes = 1024 * 1024;

/**
 * A metering platform's POST: its key, then its rows. The subsidiary is the host's; a key of another one is no key
 * here. Throws without a live key, for a body that is too large or no list of rows, and for too many calls.
 */
export async function receivePush(asked: Asked, request: Request): Promise<PushAnswer[]> {
  const tenant = asked.site?.tenant;
  if (!tenant) throw notFound("wrong-site");
  const [, given] = /^Bearer (mk_[\w-]{20,80})$/.exec(request.headers.get("authorization") ?? "") ?? [];
  const from = `${tenant.id}:${asked.ip ?? "unknown"}`;
  await checkLimit("metering-key-failure", from);
  const open = <T>(fn: (ctx: Ctx) => Promise<T>, name = "metering") =>
    withTenant({ tenantId: tenant.id, as: "tenant" }, (tx) =>
      fn({ tx, tenant, actor: { kind: "system", name }, now: asked.now }),
    );
  const key = given ? await open((ctx) => findKey(ctx, given)) : undefined;
  if (!key) {
    await countTry("metering-key-failure", from);
    throw unauthenticated("metering-key-unknown");
  }
  await countTry("metering-push", key.id);
  const parsed = pushBody.safeParse(await readJson(request));
  if (!parsed.success) throw invalid("metering-push-body");
  return open((ctx) => pushReadings(ctx, key, parsed.data.readings), key.name);
}

/** Reads no further than the limit, whatever length the sender announced. */
async function readJson(request: Request): Promise<unknown> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = "";
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw invalid("metering-push-too-large");
    text += decoder.decode(chunk, { stream: true });
  }
  try {
    return JSON.parse(text + decoder.decode());
  } catch {
    throw invalid("metering-push-body");
  }
}
