import { CornerDownLeft, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { cx } from "../cx";
import { Spinner } from "../spinner";
import type { PaletteItem, PaletteSearch } from "./palette-item";
import { usePalette } from "./use-palette";

/** The inside of the palette: one input, one list, the arrows between them. */
export function PalettePanel({
  items,
  search,
  onClose,
}: {
  items: PaletteItem[];
  search?: PaletteSearch;
  onClose: () => void;
}) {
  const t = useTranslations("common.palette");
  const router = useRouter();
  const listId = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const { pages, results, searching, failed } = usePalette(items, search, query);
  const all = [...results, ...pages];
  const current = Math.min(active, all.length - 1);
  useEffect(() => {
    // Newer browsers answer a promise here, which an effect must not return.
    document.getElementById(`${listId}-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [listId, current]);

  const open = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    router.push(item.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || all.length === 0) return;
    if (event.key === "ArrowDown") setActive((current + 1) % all.length);
    else if (event.key === "ArrowUp") setActive((current - 1 + all.length) % all.length);
    else if (event.key === "Enter") open(all[current]);
    else return;
    event.preventDefault();
  };
  const group = (name: string, members: PaletteItem[], offset: number) =>
    members.length > 0 && (
      <div role="group" aria-label={name}>
        <p aria-hidden className="px-2.5 pt-2 pb-1 text-[0.8125rem] text-ink-3">
          {name}
        </p>
        {members.map((item, index) => (
          <Option
            key={item.href}
            id={`${listId}-${offset + index}`}
            item={item}
            active={offset + index === current}
            onOpen={() => open(item)}
            onHover={() => setActive(offset + index)}
          />
        ))}
      </div>
    );

  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        {searching ? (
          <Spinner className="size-5 text-ink-3" />
        ) : (
          <Search aria-hidden className="size-5 shrink-0 text-ink-3" />
        )}
        <input
          type="text"
          role="combobox"
          aria-label={t("title")}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current >= 0 ? `${listId}-${current}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={t("placeholder")}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-3"
        />
      </div>
      <div id={listId} role="listbox" aria-label={t("title")} className="min-h-0 flex-1 overflow-y-auto p-1.5">
        {group(t("results"), results, 0)}
        {group(t("pages"), pages, results.length)}
      </div>
      {all.length === 0 && (
        <p role="status" className="px-4 pb-5 text-center text-ink-3">
          {failed ? t("failed") : searching ? t("searching") : t("nothing", { query })}
        </p>
      )}
      <p aria-hidden className="border-t border-line px-4 py-2 text-[0.8125rem] text-ink-3 max-sm:hidden">
        {t("keys")}
      </p>
    </>
  );
}

type OptionProps = { id: string; item: PaletteItem; active: boolean; onOpen: () => void; onHover: () => void };

function Option({ id, item, active, onOpen, onHover }: OptionProps) {
  return (
    // The keyboard stays in the input, as the combobox pattern asks
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onOpen}
      onMouseMove={onHover}
      className={cx(
        "flex min-h-10 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3",
        active && "bg-brand-soft",
      )}
    >
      {item.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{item.label}</span>
        {item.detail && <span className="block truncate text-[0.875em] text-ink-3">{item.detail}</span>}
      </span>
      {active && <CornerDownLeft aria-hidden />}
    </div>
  );
}
