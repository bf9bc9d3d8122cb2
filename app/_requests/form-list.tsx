import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { DescriptionList } from "@/app/_ui/description-list";
import { Money } from "@/app/_ui/money/money";
import { DateText } from "@/app/_ui/time/date-text";
import type { FormEntry } from "@/server/tickets/describe-ticket";

/** What was filled in, under the names its workflow gave the fields. */
export function FormList({ entries, columns = 2 }: { entries: FormEntry[]; columns?: 1 | 2 | 3 }) {
  const t = useTranslations("tickets.ticket");
  const locale = useLocale();
  if (entries.length === 0) return <p className="text-ink-3">{t("emptyForm")}</p>;
  return (
    <DescriptionList
      columns={columns}
      items={entries.map((entry) => ({
        term: say(entry.label, locale),
        detail: <Value entry={entry} />,
        wide: entry.kind === "long-text",
      }))}
    />
  );
}

function Value({ entry }: { entry: FormEntry }) {
  const t = useTranslations("tickets.ticket");
  const locale = useLocale();
  const { kind, value, choice } = entry;
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (choice) return say(choice, locale);
  if (kind === "amount") return <Money amountMinor={BigInt(value)} />;
  if (kind === "date") return <DateText day={value} long />;
  if (kind === "phone") {
    return (
      <a href={`tel:${value}`} className="figures text-brand-text hover:underline">
        {value}
      </a>
    );
  }
  return <span className={kind === "id-number" || kind === "number" ? "figures" : "whitespace-pre-line"}>{value}</span>;
}
