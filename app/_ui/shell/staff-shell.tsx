import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BrandVariables } from "../brand/brand-variables";
import { Toaster } from "../overlay/toast";
import { CommandPalette } from "../palette/command-palette";
import { BrandMark } from "./brand-mark";
import type { ShellIdentity } from "./identity";
import type { NavItem, ShellUser } from "./nav-item";
import { PhoneMenu } from "./phone-menu";
import { RailNav } from "./rail-nav";
import { RailToggle } from "./rail-toggle";
import { SkipLink } from "./skip-link";
import { UserMenu } from "./user-menu";

type StaffShellProps = {
  identity: ShellIdentity;
  nav: NavItem[];
  user: ShellUser;
  /** A CommandPalette with a search of its own; without one the palette only jumps to pages. */
  palette?: ReactNode;
  /** Between palette and user: a call bar, an alarm. */
  status?: ReactNode;
  children: ReactNode;
};

/** The back office of one subsidiary: rail on the left, its name always in sight, Ctrl+K to anywhere. */
export async function StaffShell({ identity, nav, user, palette, status, children }: StaffShellProps) {
  const t = await getTranslations("common.nav");
  const narrow = (await cookies()).get("rail")?.value === "narrow";
  return (
    <div data-density="dense" data-rail={narrow ? "narrow" : "open"} className="group/shell flex min-h-dvh">
      <BrandVariables color={identity.brandColor} />
      <SkipLink />
      <aside
        data-print="hide"
        className="sticky top-0 hidden h-dvh w-54 shrink-0 flex-col border-r border-line bg-surface transition-[width] group-data-[rail=narrow]/shell:w-15 md:flex"
      >
        <div className="flex h-13 shrink-0 items-center overflow-hidden border-b border-line px-3.5">
          <BrandMark
            identity={identity}
            caption={t("staff")}
            className="group-data-[rail=narrow]/shell:[&>span]:sr-only"
          />
        </div>
        <nav
          aria-label={t("main")}
          className="scroll-quiet grid min-h-0 flex-1 content-start gap-1.5 overflow-x-hidden overflow-y-auto p-2"
        >
          <RailNav nav={nav} />
        </nav>
        <div className="border-t border-line p-2">
          <RailToggle narrow={narrow} />
        </div>
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <header data-print="hide" className="sticky top-0 z-30 border-b border-line bg-surface">
          <div aria-hidden className="h-[3px] bg-brand" />
          <div className="flex h-[calc(3.25rem-3px)] items-center gap-2.5 px-3 md:px-5">
            <PhoneMenu title={<BrandMark identity={identity} caption={t("staff")} />}>
              <RailNav nav={nav} />
            </PhoneMenu>
            <p className="hidden max-w-52 truncate font-semibold text-brand-text lg:block" title={identity.name}>
              {identity.name}
            </p>
            <p className="max-w-28 truncate font-semibold text-brand-text lg:hidden">
              {identity.shortName ?? identity.name}
            </p>
            <div className="ml-auto flex min-w-0 flex-1 justify-end sm:justify-center">
              {palette ?? <CommandPalette items={nav} className="w-full max-w-md" />}
            </div>
            {status}
            <UserMenu user={user} />
          </div>
        </header>
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-3 py-4 outline-none md:px-5">
          {children}
        </main>
      </div>
      <Toaster />
    </div>
  );
}
