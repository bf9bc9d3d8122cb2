import { Readable } from "node:stream";
import { createTranslator } from "next-intl";
import { chooseLocale } from "@/app/_i18n/choose-locale";
import { loadMessages } from "@/app/_i18n/load-messages";
import { refusal } from "@/app/api/documents/refusal";
import { writeFindingsCsv } from "@/server/accounts";
import { walkBankFindings } from "@/server/billing";
import { notFound } from "@/server/platform/errors";
import { isUuid } from "@/server/platform/ids";
import { requestContext } from "@/server/trpc/context";
import { openDoor } from "@/server/trpc/door";

/** The lines of a bank's answer that are not booked, with why and what to do, as a CSV. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { id } = await params;
    if (!isUuid(id)) throw notFound();
    const door = openDoor(await requestContext(request.headers), { staff: "cashier.bank-files" });
    const cookie = /(?:^|;\s*)locale=([\w-]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
    const locale = chooseLocale(cookie, request.headers.get("accept-language"));
    const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "cashier.bankFiles" });
    const titles: [string, string, string, string, string] = [t("line"), t("key"), t("raw"), t("problem"), t("advice")];
    const pages = walkBankFindings(door, id);
    // The first page is read before anything is sent, so that an unknown file still answers 404.
    const first = await pages.next();
    async function* inWords() {
      for (let page = first; !page.done; page = await pages.next()) {
        yield page.value.map((line) => ({
          line: line.lineNo,
          column: line.lineKey,
          value: line.raw ?? "",
          problem: t(`findingKinds.${line.finding}.problem`, { reason: line.reason ?? "" }),
          advice: t(`findingKinds.${line.finding}.advice`),
        }));
      }
    }
    const body = Readable.toWeb(Readable.from(writeFindingsCsv(inWords(), titles))) as ReadableStream;
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="bank-findings-${id.slice(-8)}.csv"`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    return refusal(request, error);
  }
}
