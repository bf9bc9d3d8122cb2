import { CircleUser, Phone } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BrandVariables } from "../brand/brand-variables";
import { Button } from "../button";
import { Popover } from "../overlay/popover";
import { Toaster } from "../overlay/toast";
import { LanguageSwitch } from "../prefs/language-switch";
import { TextSizeSwitch } from "../prefs/text-size-switch";
import { BrandMark } from "./brand-mark";
import type { ShellIdentity } from "./identity";
import type { NavItem, ShellUser } from "./nav-item";
import { NavLink } from "./nav-link";
import { SkipLink } from "./skip-link";
import { UserPanel } from "./user-panel";

type PortalShellProps = {
  identity: ShellIdentity;
  /** At most five: they stand as tabs under a thumb. */
  nav: NavItem[];
  user?: ShellUser;
  homeHref?: string;
  /** Where a visitor who is not signed in goes to. */
  signInHref?: string;
  footer?: ReactNode;
  children: ReactNode;
};

/** The residents' house: tabs at the bottom of a phone, on top of a desk; the hotline and 大字版 always in reach. */
export function PortalShell({ identity, nav, user, homeHref = "/", signInHref, footer, children }: PortalShellProps) {
  const t = useTranslations("common");
  return (
    <div className="flex min-h-dvh flex-col pb-[calc(4.25rem+env(safe-area-inset-bottom))] md:pb-0 print:pb-0">
      <BrandVariables color={identity.brandColor} />
      <SkipLink />
      <header data-print="hide" className="sticky top-0 z-30 border-b border-line bg-surface">
        <div aria-hidden className="confluence h-[3px]" />
        <div className="mx-auto flex min-h-14 w-full max-w-5xl items-center gap-2 px-4 md:gap-4">
          <Link prefetch={false} href={homeHref} className="mr-auto min-w-0 rounded-md py-1">
            <BrandMark identity={identity} />
          </Link>
          <nav aria-label={t("nav.main")} className="hidden md:block">
            <ul className="flex">
              {nav.map((item) => (
                <li key={item.href}>
                  <NavLink
                    href={item.href}
                    match={item.match ?? "prefix"}
                    className="relative flex min-h-14 items-center gap-1.5 px-3 font-medium text-ink-2 hover:text-ink focus-visible:outline-offset-[-3px]"
                    activeClassName="text-brand-text shadow-[inset_0_-3px_0_var(--brand-text)]"
                  >
                    {item.label}
                    <Count count={item.count} />
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          {identity.hotline && (
            <a
              href={`tel:${identity.hotline}`}
              aria-label={t("nav.callHotline", { number: identity.hotline })}
              className="grid size-10 shrink-0 place-items-center rounded-full bg-warm-soft text-warm md:hidden"
            >
              <Phone aria-hidden className="size-5" />
            </a>
          )}
          <TextSizeSwitch className="px-2.5 md:max-lg:hidden" />
          {user || !signInHref ? (
            <Popover
              label={t("nav.account")}
              trigger={
                <Button
                  variant="quiet"
                  size="icon"
                  aria-label={t("nav.account")}
                  className="-mr-2 rounded-full [&_svg]:size-6"
                >
                  <CircleUser aria-hidden />
                </Button>
              }
            >
              <UserPanel {...(user ? { user } : {})} textSize />
            </Popover>
          ) : (
            <>
              <LanguageSwitch short className="px-2" />
              <Link
                prefetch={false}
                href={signInHref}
                className="shrink-0 rounded-md px-2 py-2 font-medium text-brand-text"
              >
                {t("actions.signIn")}
              </Link>
            </>
          )}
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-5xl flex-1 px-4 py-5 outline-none md:py-8">
        {children}
      </main>
      <footer data-print="hide" className="border-t border-line bg-surface/60 text-ink-2">
        <div className="mx-auto flex w-full max-w-5xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-4 text-[0.9375em]">
          <span>{identity.name}</span>
          {identity.hotline && (
            <a
              href={`tel:${identity.hotline}`}
              className="figures inline-flex min-h-11 items-center gap-2 font-medium text-ink"
            >
              <Phone aria-hidden className="size-4 text-warm" />
              {t("nav.hotline")} {identity.hotline}
            </a>
          )}
          {footer}
        </div>
      </footer>
      <nav
        aria-label={t("nav.main")}
        data-print="hide"
        className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        <ul className="mx-auto grid max-w-lg auto-cols-fr grid-flow-col">
          {nav.map((item) => (
            <li key={item.href} className="min-w-0">
              <NavLink
                href={item.href}
                match={item.match ?? "prefix"}
                className="relative flex h-[4.25rem] flex-col items-center justify-center gap-1 px-0.5 text-[0.8125rem] leading-tight text-ink-2 focus-visible:outline-offset-[-3px] [&_svg]:size-6"
                activeClassName="font-semibold text-brand-text shadow-[inset_0_3px_0_var(--brand-text)]"
              >
                <span className="relative">
                  {item.icon}
                  <Count count={item.count} floating />
                </span>
                <span className="max-w-full truncate">{item.label}</span>
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Toaster />
    </div>
  );
}

function Count({ count, floating = false }: { count: number | undefined; floating?: boolean }) {
  if (!count) return null;
  return (
    <span
      className={`figures rounded-full bg-danger-solid px-1.5 text-[0.6875rem] leading-[1.15rem] font-semibold text-white ${floating ? "absolute -top-1.5 left-1/2 ml-1" : ""}`}
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}
