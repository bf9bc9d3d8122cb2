import type { ReactNode } from "react";

/** One place a shell can take you to. Icons are elements (`<Wallet />`), so a server layout can hand them on. */
export type NavItem = {
  href: string;
  label: string;
  icon: ReactNode;
  /** How many things wait there. */
  count?: number;
  /** 'exact' for a start page whose address begins every other. */
  match?: "exact" | "prefix";
  /** Staff rail: items with the same group stand together under this word. */
  group?: string;
};

/** Who is signed in, and where their own pages are. */
export type ShellUser = {
  name: string;
  /** Role, phone or branch: the second line. */
  detail?: string;
  links?: { href: string; label: string; icon?: ReactNode }[];
  /** A server action, or the address a form posts to. */
  signOut?: (() => Promise<void>) | string;
};
