import { openCheckout, startPayment } from "@/server/billing";
import { startPaymentInput } from "@/server/billing/schemas";
import { env } from "@/server/platform/env";
import { forbidden, invalid } from "@/server/platform/errors";
import { isSameOrigin } from "@/server/platform/same-origin";
import { requestContext } from "@/server/trpc/context";
import { openDoor } from "@/server/trpc/door";
import { refusal } from "../documents/refusal";

/**
 * Begins an online payment and answers where to pay it. Not a procedure, because the provider is asked between two
 * transactions and never inside one.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  try {
    const door = openDoor(await requestContext(request.headers), {
      staff: "billing.take-payment",
      portal: "resident.pay",
    });
    if (door.actor.kind !== "resident") throw forbidden();
    const asked = startPaymentInput.safeParse(await request.json().catch(() => null));
    if (!asked.success) throw invalid("input-invalid");
    const returnOrigin = `${env().PUBLIC_SCHEME}://${request.headers.get("host")}`;
    const { paymentId } = await door.run((ctx) => startPayment(ctx, { ...asked.data, returnOrigin }));
    return Response.json({ paymentId, url: await openCheckout(door.tenant, paymentId) }, { status: 201 });
  } catch (error) {
    return refusal(request, error);
  }
}
