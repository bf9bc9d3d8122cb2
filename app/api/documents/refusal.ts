import { chooseLocale } from "@/app/_i18n/choose-locale";
import { loadMessages } from "@/app/_i18n/load-messages";
import { DomainError } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { log } from "@/server/platform/log";

const statuses = {
  "not-found": 404,
  forbidden: 403,
  conflict: 409,
  invalid: 400,
  "limit-reached": 429,
  unauthenticated: 401,
};

/** A failure as JSON with words in the visitor's language; an unexpected one only under a number. */
export async function refusal(request: Request, error: unknown): Promise<Response> {
  const cookie = /(?:^|;\s*)locale=([\w-]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  const { errors } = await loadMessages(chooseLocale(cookie, request.headers.get("accept-language")));
  const words = errors as Record<string, string>;
  const say = (code: string, params: Record<string, string | number>) =>
    (words[code] ?? words.unexpected ?? "").replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""));
  if (error instanceof DomainError) {
    return Response.json(
      { code: error.code, message: say(error.code, error.params) },
      { status: statuses[error.kind] },
    );
  }
  const reference = newId().slice(-8);
  log.error({ err: error, path: new URL(request.url).pathname, reference }, "unexpected failure");
  return Response.json({ code: "unexpected", message: say("unexpected", { reference }) }, { status: 500 });
}
