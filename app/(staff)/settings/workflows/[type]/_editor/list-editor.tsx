"use client";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";

type ListEditorProps<T> = {
  items: T[];
  onChange: (items: T[]) => void;
  make: () => T;
  addLabel: string;
  disabled: boolean;
  /** One item's controls; `change` replaces it. */
  children: (item: T, change: (item: T) => void, index: number) => ReactNode;
};

/** A list whose items can be added, changed, moved and taken out. */
export function ListEditor<T>({ items, onChange, make, addLabel, disabled, children }: ListEditorProps<T>) {
  const t = useTranslations("tickets.workflows");
  const replace = (index: number, item: T) => onChange(items.map((one, at) => (at === index ? item : one)));
  const swap = (index: number, other: number) => {
    const next = [...items];
    [next[index], next[other]] = [next[other] as T, next[index] as T];
    onChange(next);
  };
  return (
    <div className="grid gap-2">
      {items.length > 0 && (
        <ul className="grid gap-2">
          {items.map((item, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the items have no id of their own while they are being written
            <li key={index} className="flex items-start gap-2 rounded-md border border-line bg-surface p-2">
              <div className="min-w-0 flex-1">{children(item, (next) => replace(index, next), index)}</div>
              {!disabled && (
                <div className="flex shrink-0">
                  {items.length > 1 && (
                    <>
                      <Button
                        variant="quiet"
                        size="icon-sm"
                        aria-label={t("moveUp")}
                        disabled={index === 0}
                        onClick={() => swap(index, index - 1)}
                      >
                        <ArrowUp aria-hidden />
                      </Button>
                      <Button
                        variant="quiet"
                        size="icon-sm"
                        aria-label={t("moveDown")}
                        disabled={index === items.length - 1}
                        onClick={() => swap(index, index + 1)}
                      >
                        <ArrowDown aria-hidden />
                      </Button>
                    </>
                  )}
                  <Button
                    variant="danger-quiet"
                    size="icon-sm"
                    aria-label={t("remove")}
                    onClick={() => onChange(items.filter((_, at) => at !== index))}
                  >
                    <Trash2 aria-hidden />
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {!disabled && (
        <div>
          <Button variant="secondary" size="sm" onClick={() => onChange([...items, make()])}>
            <Plus aria-hidden />
            {addLabel}
          </Button>
        </div>
      )}
    </div>
  );
}
