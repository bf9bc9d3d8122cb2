import { useEffect, useMemo, useState } from "react";

export type ComboboxOption = {
  value: string;
  label: string /** The second line: an address, a number. */;
  detail?: string;
};

export type FoundOptions = { options: ComboboxOption[]; searching: boolean; failed: boolean };

type Asked = {
  options?: ComboboxOption[] | undefined;
  search?: ((query: string) => Promise<ComboboxOption[]>) | undefined;
  query: string;
  wanted: boolean;
};

const pauseMs = 200;
const shown = 100;

/** The options that fit what was typed: filtered here, or searched for; an answer that comes late is dropped. */
export function useOptions({ options, search, query, wanted }: Asked): FoundOptions {
  const [answer, setAnswer] = useState<FoundOptions>({ options: [], searching: false, failed: false });
  useEffect(() => {
    if (!search || !wanted) return;
    let current = true;
    setAnswer((last) => ({ ...last, searching: true, failed: false }));
    const timer = setTimeout(() => {
      search(query.trim()).then(
        (found) => current && setAnswer({ options: found, searching: false, failed: false }),
        () => current && setAnswer({ options: [], searching: false, failed: true }),
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, query, wanted]);
  const filtered = useMemo(() => filter(options ?? [], query), [options, query]);
  return search ? answer : { options: filtered, searching: false, failed: false };
}

function filter(options: ComboboxOption[], query: string): ComboboxOption[] {
  const wish = query.trim().toLowerCase();
  const fits = (option: ComboboxOption) => `${option.label} ${option.detail ?? ""}`.toLowerCase().includes(wish);
  return (wish ? options.filter(fits) : options).slice(0, shown);
}
