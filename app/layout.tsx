import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "./_i18n/client-messages";
import { readPreferences } from "./_ui/prefs/read-preferences";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.product");
  return {
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("description"),
    formatDetection: { telephone: false },
    appleWebApp: { capable: true, title: t("name") },
  };
}

/** Zooming is never blocked: many residents need it. */
export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f2f6f5" },
    { media: "(prefers-color-scheme: dark)", color: "#0b1417" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, preferences] = await Promise.all([getLocale(), readPreferences()]);
  return (
    <html lang={locale} data-theme={preferences.theme} data-text={preferences.textSize}>
      <body className="min-h-dvh antialiased">
        <ClientMessages>{children}</ClientMessages>
      </body>
    </html>
  );
}
