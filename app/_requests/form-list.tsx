import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { DescriptionList } from "@/app/_ui/description-list";
import { Money } from "@/app/_ui/money/money";
import { DateText } from "@/app/_ui/time/date-text";
import type { NamedArea } from "@/server/supply/chosen-areas";
import type { FormEntry } from "@/server/tickets/describe-ticket";
import { AreaNames } from "./area-names";

type FormListProps = { entries: FormEntry[]; areas: NamedArea[]; columns?: 1 | 2 | 3 };

/** What was filled in, under the names its workflow gave the fields, and the areas that a partial request is about. */
export function FormList({ entries, areas, columns = 2 }: FormListProps) {
  const t = useTranslations("tickets.ticket");
  const locale = useLocale();
  if (entries.length === 0 && areas.length === 0) return <p className="text-ink-3">{t("emptyForm")}</p>;
  return (
    <DescriptionList
      columns={columns}
      items={[
        ...(areas.length > 0 ? [{ term: t("areas"), detail: <AreaNames areas={areas} />, wide: true }] : []),
        ...entries.map((entry) => ({
          term: say(entry.label, locale),
          detail: <Value entry={entry} />,
          wide: entry.kind === "long-text",
        })),
      ]}
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
