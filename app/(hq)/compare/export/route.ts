import { TRPCError } from "@trpc/server";
import { getLocale, getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { readWish } from "../read-wish";

const statuses: Record<string, number> = { UNAUTHORIZED: 401, FORBIDDEN: 403, NOT_FOUND: 404, BAD_REQUEST: 400 };

/** The comparison as a workbook, in the reader's language and for the same period as the page. */
export async function GET(request: Request): Promise<Response> {
  const wish = readWish(Object.fromEntries(new URL(request.url).searchParams));
  const [locale, t] = await Promise.all([getLocale(), getTranslations("hq.export")]);
  try {
    const { period, xlsx } = await (await api()).hq.compare.export({ ...wish, locale });
    const name = `${t("fileName")}_${period.current.from}_${period.current.to}.xlsx`;
    return new Response(Buffer.from(xlsx, "base64"), {
      headers: {
        "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "content-disposition": `attachment; filename="compare.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return new Response(null, { status: statuses[error.code] ?? 500 });
  }
}
