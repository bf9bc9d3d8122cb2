import { Readable } from "node:stream";
import { createTranslator } from "next-intl";
import { chooseLocale } from "@/app/_i18n/choose-locale";
import { loadMessages } from "@/app/_i18n/load-messages";
import { refusal } from "@/app/api/documents/refusal";
import {
  type FindingLine,
  type FindingWords,
  walkFindings,
  writeFindingsCsv,
  writeFindingsXlsx,
} from "@/server/accounts";
import { isImportField } from "@/server/accounts/import/schemas";
import { notFound } from "@/server/platform/errors";
import { isUuid } from "@/server/platform/ids";
import { requestContext } from "@/server/trpc/context";
import { openDoor } from "@/server/trpc/door";

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What was wrong with a list, as a file to work through: CSV, or a workbook with `?as=xlsx`. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { id } = await params;
    if (!isUuid(id)) throw notFound("import-not-found");
    const door = openDoor(await requestContext(request.headers), { staff: "accounts.import" });
    const { say, titles } = await translator(request);
    const pages = inWords(walkFindings(door, id), say);
    // The first page is read before anything is sent, so that an unknown import still answers 404.
    const first = await pages.next();
    const all = prepend(first, pages);
    const asWorkbook = new URL(request.url).searchParams.get("as") === "xlsx";
    const body = asWorkbook
      ? await writeFindingsXlsx(all, titles)
      : (Readable.toWeb(Readable.from(writeFindingsCsv(all, titles))) as ReadableStream);
    const name = `findings-${id.slice(-8)}.${asWorkbook ? "xlsx" : "csv"}`;
    return new Response(body as BodyInit, {
      headers: {
        "content-type": asWorkbook ? workbook : "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    return refusal(request, error);
  }
}

async function translator(request: Request) {
  const cookie = /(?:^|;\s*)locale=([\w-]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  const locale = chooseLocale(cookie, request.headers.get("accept-language"));
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "accounts.import.findings" });
  const fieldName = createTranslator({ locale, messages, namespace: "accounts.import.fields" });
  const say = ({ line, column, value, code, params }: FindingLine): FindingWords => {
    const key = code as "missing";
    return {
      line,
      column: isImportField(column) ? fieldName(column) : column,
      value,
      problem: t(`codes.${key}.problem`, params),
      advice: t(`codes.${key}.advice`, params),
    };
  };
  const titles: [string, string, string, string, string] = [
    t("line"),
    t("column"),
    t("value"),
    t("problem"),
    t("advice"),
  ];
  return { say, titles };
}

async function* inWords(pages: AsyncIterable<FindingLine[]>, say: (finding: FindingLine) => FindingWords) {
  for await (const page of pages) yield page.map(say);
}

async function* prepend<T>(first: IteratorResult<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
