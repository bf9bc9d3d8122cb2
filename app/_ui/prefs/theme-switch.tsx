"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { cx } from "../cx";
import { type Theme, themes } from "./preferences";
import { remember } from "./remember";

const icons = { system: Monitor, light: Sun, dark: Moon };

/** Light, dark, or as the device is; takes effect at once, without a round trip. */
export function ThemeSwitch({ className }: { className?: string }) {
  const t = useTranslations("common.prefs");
  const [theme, setTheme] = useState<Theme | undefined>();
  useEffect(() => setTheme((document.documentElement.dataset.theme as Theme | undefined) ?? "system"), []);
  return (
    <fieldset className={cx("inline-flex rounded-md border border-line bg-subtle p-0.5", className)}>
      <legend className="sr-only">{t("theme")}</legend>
      {themes.map((choice) => {
        const Icon = icons[choice];
        return (
          <button
            key={choice}
            type="button"
            title={t(choice)}
            aria-label={t(choice)}
            aria-pressed={theme === choice}
            className="grid size-8 place-items-center rounded-[0.4rem] text-ink-2 hover:text-ink aria-pressed:bg-raised aria-pressed:text-brand-text aria-pressed:shadow-card"
            onClick={() => {
              remember("theme", choice);
              document.documentElement.dataset.theme = choice;
              setTheme(choice);
            }}
          >
            <Icon className="size-4" aria-hidden />
          </button>
        );
      })}
    </fieldset>
  );
}
