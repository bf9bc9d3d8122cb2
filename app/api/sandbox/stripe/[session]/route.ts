import { isSameOrigin } from "@/server/platform/same-origin";
import { stripeIsSandboxed } from "@/server/platform/stripe";
import { actOnSandboxSession, sandboxMethods, sandboxOutcomes } from "@/server/platform/stripe-sandbox/hosted-page";
import { requestContext } from "@/server/trpc/context";

/** What the payer chose on the sandbox's payment page; sends the browser back to the shop, or to the page again. */
export async function POST(request: Request, { params }: { params: Promise<{ session: string }> }): Promise<Response> {
  const { site } = await requestContext(request.headers);
  if (!stripeIsSandboxed() || !site?.tenant) return new Response(null, { status: 404 });
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  const { session } = await params;
  const form = await request.formData();
  const wished = form.get("method");
  // A card that was kept before is a card, and is not kept again.
  const kept = typeof wished === "string" && wished.startsWith("pm_");
  const method = kept ? "card" : (sandboxMethods.find((one) => one === wished) ?? "alipay");
  const save = wished === "card" && form.get("save") === "on";
  const outcome = sandboxOutcomes.find((one) => one === form.get("outcome")) ?? "pay";
  const back = await actOnSandboxSession(site.tenant.id, session, { method, outcome, save });
  const page = `/sandbox/stripe/${encodeURIComponent(session)}?declined=1`;
  return new Response(null, { status: 303, headers: { location: back ?? page } });
}
