import { chooseLocale } from "@/app/_i18n/choose-locale";
import { loadMessages } from "@/app/_i18n/load-messages";
import { importFields } from "@/server/accounts/import/schemas";

const example: Partial<Record<(typeof importFields)[number], string>> = {
  accountNo: "370102000001",
  name: "王建国",
  phone: "13800000000",
  community: "阳光花园",
  building: "3",
  unit: "2",
  room: "501",
  builtArea: "98.50",
  chargeableArea: "92.30",
  priceClass: "居民",
  openedOn: "2019-11-01",
};

/** A list with the right columns and one example row, in the visitor's language. */
export async function GET(request: Request): Promise<Response> {
  const cookie = /(?:^|;\s*)locale=([\w-]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  const { accounts } = await loadMessages(chooseLocale(cookie, request.headers.get("accept-language")));
  const names = importFields.map((field) => accounts.import.fields[field]);
  const row = importFields.map((field) => example[field] ?? "");
  return new Response(`\uFEFF${names.join(",")}\r\n${row.join(",")}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="households.csv"',
      vary: "cookie, accept-language",
    },
  });
}
