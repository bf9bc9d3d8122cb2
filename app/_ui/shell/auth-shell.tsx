import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BrandVariables } from "../brand/brand-variables";
import { Toaster } from "../overlay/toast";
import { LanguageSwitch } from "../prefs/language-switch";
import { TextSizeSwitch } from "../prefs/text-size-switch";
import { BrandMark } from "./brand-mark";
import type { ShellIdentity } from "./identity";
import { SkipLink } from "./skip-link";

type AuthShellProps = {
  identity: ShellIdentity;
  title: ReactNode;
  description?: ReactNode;
  /** Below the card: another way to sign in, the sandbox outbox. */
  aside?: ReactNode;
  children: ReactNode;
};

/** One card in a quiet room, under the subsidiary's name: sign in, enter the code. */
export function AuthShell({ identity, title, description, aside, children }: AuthShellProps) {
  const t = useTranslations("common.nav");
  return (
    <div className="flex min-h-dvh flex-col">
      <BrandVariables color={identity.brandColor} />
      <SkipLink />
      <div aria-hidden className="confluence h-1" />
      <header className="mx-auto flex w-full max-w-5xl items-center justify-between gap-3 px-4 py-3">
        <BrandMark identity={identity} />
        <div className="flex items-center gap-1">
          <TextSizeSwitch />
          <LanguageSwitch short />
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center px-4 pt-4 pb-16 outline-none"
      >
        <section className="rounded-xl border border-line bg-surface p-5 shadow-card sm:p-7">
          <h1 className="text-xl font-semibold">{title}</h1>
          {description && <p className="mt-1 text-ink-2">{description}</p>}
          <div className="mt-5">{children}</div>
        </section>
        {aside && <div className="mt-5 text-center text-ink-2">{aside}</div>}
        {identity.hotline && (
          <p className="mt-6 text-center text-ink-2">
            <a
              href={`tel:${identity.hotline}`}
              className="figures inline-flex min-h-11 items-center gap-2 rounded-md px-2 hover:text-ink"
            >
              <Phone aria-hidden className="size-4" />
              {t("hotline")} {identity.hotline}
            </a>
          </p>
        )}
      </main>
      <Toaster />
    </div>
  );
}
