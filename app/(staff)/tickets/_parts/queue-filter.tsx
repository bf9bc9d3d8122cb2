import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { Button } from "@/app/_ui/button";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { TextLink } from "@/app/_ui/text-link";
import type { TicketFilter } from "@/server/tickets/schemas";
import { requestTypes, type Text } from "@/tenants/schemas/workflow";

type QueueFilterProps = { filter: TicketFilter; states: { type: string; key: string; title: Text; count: number }[] };

/** Narrows the queue by address, so that a view can be kept as a bookmark. */
export function QueueFilter({ filter, states }: QueueFilterProps) {
  const t = useTranslations("tickets");
  const words = useTranslations("common.actions");
  const locale = useLocale();
  const shown = merge(states.filter((state) => !filter.type || state.type === filter.type));
  const filtered = filter.type || filter.state || filter.phase || filter.channel || filter.number;
  return (
    <form className="grid grid-cols-2 items-end gap-2 border-b border-line p-3 sm:flex sm:flex-wrap" action="/tickets">
      <input type="hidden" name="view" value={filter.view} />
      <Select name="type" aria-label={t("queue.type")} defaultValue={filter.type ?? ""} className="sm:w-36">
        <option value="">{t("queue.anyType")}</option>
        {requestTypes.map((type) => (
          <option key={type} value={type}>
            {t(`types.${type}`)}
          </option>
        ))}
      </Select>
      <Select name="state" aria-label={t("queue.state")} defaultValue={filter.state ?? ""} className="sm:w-48">
        <option value="">{t("queue.anyState")}</option>
        {shown.map((state) => (
          <option key={state.key} value={state.key}>
            {say(state.title, locale)} ({state.count})
          </option>
        ))}
      </Select>
      {filter.view === "all" && (
        <Select name="phase" aria-label={t("queue.phase")} defaultValue={filter.phase ?? ""} className="sm:w-32">
          <option value="">{t("queue.anyPhase")}</option>
          {(["open", "done", "rejected", "cancelled"] as const).map((phase) => (
            <option key={phase} value={phase}>
              {t(`phases.${phase}`)}
            </option>
          ))}
        </Select>
      )}
      <Select name="channel" aria-label={t("queue.channel")} defaultValue={filter.channel ?? ""} className="sm:w-32">
        <option value="">{t("queue.anyChannel")}</option>
        {(["portal", "counter", "hotline"] as const).map((channel) => (
          <option key={channel} value={channel}>
            {t(`channels.${channel}`)}
          </option>
        ))}
      </Select>
      <Input
        name="number"
        aria-label={t("queue.search")}
        placeholder={t("queue.number")}
        defaultValue={filter.number ?? ""}
        className="sm:w-44"
      />
      <Button type="submit" variant="secondary">
        {words("search")}
      </Button>
      {filtered && (
        <TextLink href={`/tickets?view=${filter.view}`} className="py-2">
          {words("clear")}
        </TextLink>
      )}
    </form>
  );
}

/** Steps of one name in several workflows are one choice. */
function merge(states: QueueFilterProps["states"]) {
  const merged = new Map<string, QueueFilterProps["states"][number]>();
  for (const state of states) {
    const known = merged.get(state.key);
    if (known) known.count += state.count;
    else merged.set(state.key, { ...state });
  }
  return [...merged.values()];
}
