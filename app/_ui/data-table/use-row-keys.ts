import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";

type RowKeys = {
  count: number;
  /** Brings a row into view when it is not drawn yet. */
  reveal?: (index: number) => void;
  onOpen?: (index: number) => void;
  onToggle?: (index: number) => void;
};

const page = 10;

/**
 * One stop of the Tab key for the whole table; arrows, Home, End, Page Up and Page Down move between rows,
 * Enter opens and Space ticks the row that has the focus. Keys inside a row's own controls stay theirs.
 */
export function useRowKeys({ count, reveal, onOpen, onToggle }: RowKeys) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, count - 1));

  // A row far away is drawn some renders after it was asked for; the focus waits for it.
  const wanted = useRef<number | undefined>(undefined);
  const focus = useCallback((index: number) => {
    const row = body.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
    wanted.current = row ? undefined : index;
    row?.focus();
  }, []);
  useEffect(() => {
    if (wanted.current !== undefined) focus(wanted.current);
  });

  const moveTo = useCallback(
    (index: number) => {
      setActive(index);
      reveal?.(index);
      focus(index);
    },
    [reveal, focus],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const target = event.target as HTMLElement;
    if (target.dataset.row === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: count - 1,
    };
    const step = steps[event.key];
    if (step !== undefined) moveTo(Math.min(count - 1, Math.max(0, step)));
    else if (event.key === "Enter" && onOpen) onOpen(current);
    else if (event.key === " " && onToggle) onToggle(current);
    else return;
    event.preventDefault();
  };

  return { body, current, setActive, onKeyDown };
}
