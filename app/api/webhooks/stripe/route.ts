import { receiveStripeEvent } from "@/server/billing";

/** Stripe's events. Anything but 200 makes Stripe send the event again, so only a bad signature is refused for good. */
export async function POST(request: Request): Promise<Response> {
  const answer = await receiveStripeEvent(await request.text(), request.headers.get("stripe-signature") ?? "");
  return answer === "unsigned"
    ? Response.json({ error: "signature" }, { status: 400 })
    : Response.json({ received: answer === "taken" });
}
