import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { cx } from "../cx";
import type { ComboboxOption, FoundOptions } from "./use-options";

type ComboboxListProps = {
  id: string;
  found: FoundOptions;
  active: number;
  chosen: ComboboxOption | null;
  onChoose: (option: ComboboxOption) => void;
  onHover: (index: number) => void;
};

/** The options under a Combobox, and a spoken word on how many there are. */
export function ComboboxList({ id, found, active, chosen, onChoose, onHover }: ComboboxListProps) {
  const t = useTranslations("common.combobox");
  useEffect(() => {
    // Newer browsers answer a promise here, which an effect must not return.
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);
  const { options, searching, failed } = found;
  const word = failed ? t("failed") : searching ? t("searching") : t("nothing");
  return (
    <>
      <p role="status" className={options.length > 0 ? "sr-only" : "px-2.5 py-2 text-ink-3"}>
        {options.length > 0 ? t("found", { count: options.length }) : word}
      </p>
      <ul id={id} role="listbox" aria-label={t("open")} className="max-h-72 overflow-y-auto">
        {options.map((option, index) => (
          // The keyboard stays in the input, as the combobox pattern asks
          <li
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.value === chosen?.value}
            className={cx(
              "flex min-h-(--control-sm) cursor-pointer items-center gap-2 rounded-sm px-2.5 py-1.5",
              index === active && "bg-subtle",
            )}
            onClick={() => onChoose(option)}
            onMouseMove={() => onHover(index)}
          >
            <span className="min-w-0 flex-1">
              <span className="block">{option.label}</span>
              {option.detail && <span className="block text-[0.875em] text-ink-3">{option.detail}</span>}
            </span>
            {option.value === chosen?.value && <Check aria-hidden className="size-4 shrink-0 text-brand-text" />}
          </li>
        ))}
      </ul>
    </>
  );
}
