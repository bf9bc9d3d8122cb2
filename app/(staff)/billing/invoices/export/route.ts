import { TRPCError } from "@trpc/server";
import { api } from "@/app/_trpc/server";
import { exportInvoicesInput } from "@/server/billing/payments/schemas";

const statuses: Record<string, number> = { UNAUTHORIZED: 401, FORBIDDEN: 403, NOT_FOUND: 404, BAD_REQUEST: 400 };

/** A month's e-invoices for the tax platform, as CSV or JSON. */
export async function GET(request: Request): Promise<Response> {
  const asked = exportInvoicesInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return new Response(null, { status: 404 });
  const { month, format } = asked.data;
  try {
    const { text } = await (await api()).staff.payments["export-invoices"](asked.data);
    return new Response(text, {
      headers: {
        "content-type": format === "json" ? "application/json; charset=utf-8" : "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="e-invoices-${month}.${format}"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return new Response(null, { status: statuses[error.code] ?? 500 });
  }
}
