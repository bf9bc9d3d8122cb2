import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BrandVariables } from "../brand/brand-variables";
import { Toaster } from "../overlay/toast";
import type { ShellIdentity } from "./identity";
import type { NavItem, ShellUser } from "./nav-item";
import { NavLink } from "./nav-link";
import { PhoneMenu } from "./phone-menu";
import { RailNav } from "./rail-nav";
import { SkipLink } from "./skip-link";
import { UserMenu } from "./user-menu";

/** Indigo, which no water or heat company's green-blue is mistaken for. */
const hqColor = "#34457f";

type HqShellProps = {
  /** The group. Its own colour is not used: headquarters look the same everywhere, and like no subsidiary. */
  identity: ShellIdentity;
  nav: NavItem[];
  user: ShellUser;
  /** Where headquarters may also act (supervision orders, grants) the mark can be left out. */
  readOnly?: boolean;
  status?: ReactNode;
  children: ReactNode;
};

/** Headquarters: a night-blue head with brass, places on top, and the word that nothing here changes a subsidiary. */
export function HqShell({ identity, nav, user, readOnly = true, status, children }: HqShellProps) {
  const t = useTranslations("common");
  return (
    <div data-density="dense" className="flex min-h-dvh flex-col">
      <BrandVariables color={hqColor} />
      <SkipLink />
      <header data-print="hide" className="sticky top-0 z-30 bg-hq text-on-hq [--brand-text:var(--hq-accent)]">
        <div className="flex h-14 items-center gap-3 px-3 md:px-6">
          <span className="contents [&_button]:text-on-hq [&_button]:hover:bg-hq-2 [&_button]:hover:text-on-hq">
            <PhoneMenu title={identity.name}>
              <RailNav nav={nav} />
            </PhoneMenu>
          </span>
          {identity.logoUrl && (
            <img src={identity.logoUrl} alt="" className="size-8 rounded-md bg-white/90 object-contain p-0.5" />
          )}
          <span className="min-w-0 leading-tight">
            <span className="block truncate text-[1.0625rem] font-semibold">{identity.shortName ?? identity.name}</span>
            <span className="block truncate text-[0.75rem] text-hq-accent">{t("nav.headquarters")}</span>
          </span>
          {readOnly && (
            <span
              title={t("nav.readOnlyNote")}
              className="ml-1 inline-flex shrink-0 items-center gap-1 rounded-full border border-hq-accent/70 px-2 py-0.5 text-[0.75rem] font-medium text-hq-accent"
            >
              <Eye aria-hidden className="size-3.5" />
              {t("words.readOnly")}
            </span>
          )}
          <span className="flex-1" />
          {status}
          <UserMenu user={user} className="hover:bg-hq-2 [&_span]:first:bg-hq-accent [&_span]:first:text-hq" />
        </div>
        <nav
          aria-label={t("nav.main")}
          className="scroll-quiet hidden overflow-x-auto border-t border-white/12 px-3 md:block md:px-6"
        >
          <ul className="flex gap-1">
            {nav.map((item) => (
              <li key={item.href}>
                <NavLink
                  href={item.href}
                  match={item.match ?? "prefix"}
                  className="flex h-11 items-center gap-2 border-b-[3px] border-transparent px-3 whitespace-nowrap text-on-hq-2 hover:text-on-hq focus-visible:outline-offset-[-3px] [&_svg]:size-4"
                  activeClassName="border-hq-accent font-semibold text-on-hq"
                >
                  {item.icon}
                  {item.label}
                  {item.count ? (
                    <span className="figures rounded-full bg-hq-accent px-1.5 text-[0.75rem] font-semibold text-hq">
                      {item.count}
                    </span>
                  ) : null}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div
          aria-hidden
          className="h-[3px] bg-[repeating-linear-gradient(90deg,var(--hq-accent)_0_1.5rem,transparent_1.5rem_2rem)]"
        />
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[100rem] min-w-0 flex-1 px-3 py-5 outline-none md:px-6"
      >
        {children}
      </main>
      <Toaster />
    </div>
  );
}
