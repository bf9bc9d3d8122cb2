import type { ReactNode } from "react";
import { BrandVariables } from "../brand/brand-variables";
import { LanguageSwitch } from "../prefs/language-switch";
import { BrandMark } from "./brand-mark";
import type { ShellIdentity } from "./identity";
import { SkipLink } from "./skip-link";

/** Content and little else: errors, receipts, hosted pages. */
export function PlainShell({ identity, children }: { identity?: ShellIdentity; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      {identity && <BrandVariables color={identity.brandColor} />}
      <SkipLink />
      <header data-print="hide" className="mx-auto flex w-full max-w-3xl items-center justify-between gap-4 px-4 py-3">
        {identity ? <BrandMark identity={identity} /> : <span />}
        <LanguageSwitch />
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-3xl flex-1 px-4 pb-10 outline-none">
        {children}
      </main>
    </div>
  );
}
