import { TRPCError } from "@trpc/server";
import { api } from "@/app/_trpc/server";
import { monthInput } from "@/server/finance/schemas";

const statuses: Record<string, number> = { UNAUTHORIZED: 401, FORBIDDEN: 403, NOT_FOUND: 404, BAD_REQUEST: 400 };

/** The month's vouchers for the finance department's own system, as CSV or JSON. */
export async function GET(request: Request, { params }: { params: Promise<{ month: string }> }): Promise<Response> {
  const asked = monthInput.safeParse(await params);
  if (!asked.success) return new Response(null, { status: 404 });
  const { month } = asked.data;
  const format = new URL(request.url).searchParams.get("format") === "json" ? "json" : "csv";
  try {
    const { text } = await (await api()).staff.finance["export-vouchers"]({ month, format });
    return new Response(text, {
      headers: {
        "content-type": format === "json" ? "application/json; charset=utf-8" : "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="vouchers-${month}.${format}"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return new Response(null, { status: statuses[error.code] ?? 500 });
  }
}
