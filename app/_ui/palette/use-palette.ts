import { useEffect, useState } from "react";
import type { PaletteItem, PaletteSearch } from "./palette-item";

const pauseMs = 180;

/** The pages that fit the query, and what the search found for it; late answers to older queries are dropped. */
export function usePalette(items: PaletteItem[], search: PaletteSearch | undefined, query: string) {
  const wish = query.trim();
  const [found, setFound] = useState<{ query: string; items: PaletteItem[]; failed: boolean }>({
    query: "",
    items: [],
    failed: false,
  });
  useEffect(() => {
    if (!search || wish === "") return;
    let current = true;
    const timer = setTimeout(() => {
      search(wish).then(
        (results) => current && setFound({ query: wish, items: results, failed: false }),
        () => current && setFound({ query: wish, items: [], failed: true }),
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, wish]);
  const words = wish.toLowerCase().split(/\s+/).filter(Boolean);
  const pages = items.filter((item) => {
    const text = `${item.label} ${item.detail ?? ""} ${item.keywords ?? ""} ${item.href}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const fresh = search !== undefined && wish !== "" && found.query === wish;
  return {
    pages,
    results: wish === "" || !search ? [] : found.items,
    searching: search !== undefined && wish !== "" && !fresh,
    failed: fresh && found.failed,
  };
}
