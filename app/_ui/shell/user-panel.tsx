import Link from "next/link";
import { useTranslations } from "next-intl";
import { LanguageSwitch } from "../prefs/language-switch";
import { TextSizeSwitch } from "../prefs/text-size-switch";
import { ThemeSwitch } from "../prefs/theme-switch";
import type { ShellUser } from "./nav-item";
import { SignOutButton } from "./sign-out-button";

/** Who is signed in, their own pages, the display settings and the way out: the inside of every shell's account menu. */
export function UserPanel({ user, textSize = false }: { user?: ShellUser; textSize?: boolean }) {
  const t = useTranslations("common.prefs");
  return (
    <div className="grid gap-3">
      {user && (
        <div>
          <p className="font-semibold">{user.name}</p>
          {user.detail && <p className="figures text-[0.875em] text-ink-3">{user.detail}</p>}
        </div>
      )}
      {user?.links && user.links.length > 0 && (
        <ul className="-mx-2 grid">
          {user.links.map((link) => (
            <li key={link.href}>
              <Link
                prefetch={false}
                href={link.href}
                className="flex min-h-(--control-h) items-center gap-2.5 rounded-md px-2 hover:bg-subtle [&_svg]:size-[1.15em] [&_svg]:text-ink-3"
              >
                {link.icon}
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <dl className="grid gap-2 border-t border-line pt-3">
        <div className="flex items-center justify-between gap-3">
          <dt className="text-ink-2">{t("theme")}</dt>
          <dd>
            <ThemeSwitch />
          </dd>
        </div>
        {textSize && (
          <div className="flex items-center justify-between gap-3">
            <dt className="text-ink-2">{t("textSize")}</dt>
            <dd>
              <TextSizeSwitch />
            </dd>
          </div>
        )}
        <div className="flex items-center justify-between gap-3">
          <dt className="text-ink-2">{t("languageName")}</dt>
          <dd>
            <LanguageSwitch />
          </dd>
        </div>
      </dl>
      {user?.signOut && (
        <div className="border-t border-line pt-2">
          <SignOutButton signOut={user.signOut} />
        </div>
      )}
    </div>
  );
}
