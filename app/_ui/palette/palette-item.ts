import type { ReactNode } from "react";

/** Something the palette can open. */
export type PaletteItem = {
  href: string;
  label: string;
  /** The second line: an address, a state. */
  detail?: string;
  icon?: ReactNode;
  /** More words it is found by: pinyin initials, old names. */
  keywords?: string;
};

export type PaletteSearch = (query: string) => Promise<PaletteItem[]>;
