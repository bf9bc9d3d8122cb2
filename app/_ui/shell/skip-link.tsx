import { useTranslations } from "next-intl";

/** The first stop of the Tab key: past the navigation, to the content. */
export function SkipLink() {
  const t = useTranslations("common.nav");
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-md bg-brand px-4 py-2 text-on-brand focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {t("skip")}
    </a>
  );
}
