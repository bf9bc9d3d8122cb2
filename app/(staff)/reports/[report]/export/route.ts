import { TRPCError } from "@trpc/server";
import { getLocale } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { getRequest } from "@/app/_trpc/request";
import { now } from "@/server/platform/clock";
import { reportSlugs } from "@/server/reports/schemas";
import { readQuestion } from "../../read-question";

const statuses: Record<string, number> = { UNAUTHORIZED: 401, FORBIDDEN: 403, NOT_FOUND: 404, BAD_REQUEST: 400 };

/** The report of the address as a file, in the reader's language. */
export async function GET(request: Request, { params }: { params: Promise<{ report: string }> }): Promise<Response> {
  const [{ report: asked }, { site }, locale] = await Promise.all([params, getRequest(), getLocale()]);
  const report = reportSlugs.find((slug) => slug === asked);
  if (!report || !site?.tenant) return new Response(null, { status: 404 });
  const wish = Object.fromEntries(new URL(request.url).searchParams);
  const format = wish.format === "xlsx" ? "xlsx" : "csv";
  try {
    const call = await api();
    const { days } = await call.staff.reports.list();
    const question = readQuestion(report, wish, { days, timezone: site.tenant.timezone, now: now() });
    const file = await call.staff.reports.export({ ...question, format, locale });
    return new Response(Buffer.from(file.content, "base64"), {
      headers: {
        "content-type": file.contentType,
        "content-disposition": `attachment; filename="${report}.${format}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return new Response(null, { status: statuses[error.code] ?? 500 });
  }
}
