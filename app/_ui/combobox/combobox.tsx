"use client";
import { ChevronDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Popover from "radix-ui/popover";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { controlClasses } from "../control-classes";
import { cx } from "../cx";
import { Spinner } from "../spinner";
import { ComboboxList } from "./combobox-list";
import { type ComboboxOption, useOptions } from "./use-options";

export type ComboboxProps = {
  /** All options, filtered while typing … */
  options?: ComboboxOption[];
  /** … or a search, asked after a pause in typing. Keep the function stable (useCallback, module scope). */
  search?: (query: string) => Promise<ComboboxOption[]>;
  value?: ComboboxOption | null;
  defaultValue?: ComboboxOption | null;
  onChange?: (option: ComboboxOption | null) => void;
  /** A form receives the chosen option's value under this name. */
  name?: string;
  placeholder?: string;
  disabled?: boolean;
  required?: boolean;
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling";
  className?: string;
};

/** A choice from a long list by typing: a person, an address, a staff member. */
export function Combobox({
  options,
  search,
  value,
  defaultValue = null,
  onChange,
  name,
  placeholder,
  disabled,
  required,
  className,
  ...aria
}: ComboboxProps) {
  const t = useTranslations("common.combobox");
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [own, setOwn] = useState(defaultValue);
  const chosen = value === undefined ? own : value;
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = useOptions({ options, search, query: typed ?? "", wanted: open });

  const choose = (option: ComboboxOption | null) => {
    setOwn(option);
    onChange?.(option);
    setTyped(null);
    setOpen(false);
  };
  const show = () => {
    if (disabled || open) return;
    setActive(
      Math.max(
        0,
        found.options.findIndex((option) => option.value === chosen?.value),
      ),
    );
    setOpen(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = found.options.length - 1;
    if (event.key === "ArrowDown" && !open) show();
    else if (event.key === "ArrowDown") setActive((index) => (index >= last ? 0 : index + 1));
    else if (event.key === "ArrowUp" && open) setActive((index) => (index <= 0 ? last : index - 1));
    else if (event.key === "Enter" && open && found.options[active]) choose(found.options[active]);
    else if (event.key === "Escape" && open) {
      setTyped(null);
      setOpen(false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Popover.Root open={open} onOpenChange={(next) => !next && setOpen(false)}>
      <Popover.Anchor asChild>
        <div className={cx("relative", className)}>
          <input
            {...aria}
            ref={input}
            type="text"
            role="combobox"
            autoComplete="off"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && found.options[active] ? `${listId}-${active}` : undefined}
            disabled={disabled}
            required={required}
            placeholder={placeholder}
            value={typed ?? chosen?.label ?? ""}
            className={cx(controlClasses, "truncate pr-16")}
            onClick={show}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              setTyped(event.target.value);
              setActive(0);
              setOpen(true);
            }}
            onBlur={() => {
              setOpen(false);
              if (typed === "" && chosen) choose(null);
              setTyped(null);
            }}
          />
          <span className="absolute inset-y-0 right-1.5 flex items-center text-ink-3">
            {found.searching && <Spinner className="mr-1" />}
            {chosen && !disabled && !required && (
              <button
                type="button"
                tabIndex={-1}
                aria-label={t("clear")}
                className="grid size-7 place-items-center rounded-sm hover:text-ink"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(null)}
              >
                <X aria-hidden className="size-4" />
              </button>
            )}
            <button
              type="button"
              tabIndex={-1}
              aria-label={t("open")}
              disabled={disabled}
              className="grid size-7 place-items-center rounded-sm hover:text-ink"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                input.current?.focus();
                if (open) setOpen(false);
                else show();
              }}
            >
              <ChevronDown aria-hidden className="size-4" />
            </button>
          </span>
          {name && <input type="hidden" name={name} value={chosen?.value ?? ""} />}
        </div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => input.current?.contains(event.target as Node) && event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          role="presentation"
          className="z-50 w-(--radix-popover-trigger-width) min-w-56 rounded-lg border border-line bg-raised p-1 shadow-pop"
        >
          <ComboboxList
            id={listId}
            found={found}
            active={active}
            chosen={chosen}
            onChoose={choose}
            onHover={setActive}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
