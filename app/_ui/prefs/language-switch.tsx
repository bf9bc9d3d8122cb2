"use client";
import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { locales } from "@/app/_i18n/locales";
import { Button } from "../button";
import { remember } from "./remember";

/** Switches to the other language; its words are in that language, for the reader who cannot read this one. */
export function LanguageSwitch({ className, short = false }: { className?: string; short?: boolean }) {
  const locale = useLocale();
  const t = useTranslations("common");
  const router = useRouter();
  const [pending, start] = useTransition();
  const other = locales.find((known) => known !== locale) ?? locale;
  return (
    <Button
      variant="quiet"
      size="sm"
      className={className}
      loading={pending}
      lang={other}
      onClick={() => {
        remember("locale", other);
        start(() => router.refresh());
      }}
    >
      {!pending && <Languages aria-hidden />}
      <span className="sr-only" lang={locale}>
        {t("prefs.language")}
      </span>
      {t(short ? `languages.${other}-short` : `languages.${other}`)}
    </Button>
  );
}
