"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { useEditing } from "./editing";

type PartListProps<T> = {
  items: T[];
  onChange: (items: T[]) => void;
  make: () => NoInfer<T>;
  addLabel: string;
  title: (item: T, index: number) => ReactNode;
  /** The last one cannot be taken out. */
  atLeastOne?: boolean;
  /** Many alike are folded under a line of their own; what is new or has a fault stands open. */
  folded?: { path: string; line: (item: T) => ReactNode };
  children: (item: T, change: (item: T) => void, index: number) => ReactNode;
};

/** Parts of a tariff, each in a card of its own, that can be added and taken out. */
export function PartList<T>({
  items,
  onChange,
  make,
  addLabel,
  title,
  atLeastOne = true,
  folded,
  children,
}: PartListProps<T>) {
  const t = useTranslations("tariff");
  const [atFirst] = useState(items.length);
  const { disabled } = useEditing();
  return (
    <div className="grid gap-4">
      {items.map((item, index) => (
        <Card
          // oxlint-disable-next-line react/no-array-index-key -- a part has no id of its own while it is being written
          key={index}
          title={title(item, index)}
          actions={
            !disabled &&
            (items.length > 1 || !atLeastOne) && (
              <Button
                variant="danger-quiet"
                size="icon-sm"
                aria-label={t("remove")}
                onClick={() => onChange(items.filter((_, at) => at !== index))}
              >
                <Trash2 aria-hidden />
              </Button>
            )
          }
        >
          <Fold
            line={items.length > 1 && folded?.line(item)}
            path={`${folded?.path}.${index}.`}
            opened={index >= atFirst}
          >
            {children(item, (next) => onChange(items.map((one, at) => (at === index ? next : one))), index)}
          </Fold>
        </Card>
      ))}
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

type FoldProps = { line: ReactNode; path: string; opened: boolean; children: ReactNode };

/** Its children, folded under `line` when there is one. */
function Fold({ line, path, opened, children }: FoldProps) {
  const { problems } = useEditing();
  const [open, setOpen] = useState(opened);
  if (!line) return children;
  const faulty = problems.some((problem) => problem.path.startsWith(path));
  return (
    <details open={open || faulty} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="figures cursor-pointer text-ink-2">{line}</summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
