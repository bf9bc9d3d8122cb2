import { Phone } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { brandStyle } from "@/app/_ui/brand/brand-style";
import type { BrandingDocument } from "@/tenants/schemas/branding";

/** A phone's top bar and one button, light and dark, in the colours as they will be. */
export function BrandingPreview({ branding, name }: { branding: BrandingDocument; name: string }) {
  const t = useTranslations("settings.branding");
  const locale = useLocale();
  const slogan = branding.slogan?.[locale === "en" ? "en" : "zh"];
  const variables = brandStyle(branding.color);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {(["l", "d"] as const).map((scheme) => {
        const own = (variable: string) => variables[`--${variable}-${scheme}`] ?? "";
        const ground =
          scheme === "l" ? { background: "#ffffff", color: "#12201f" } : { background: "#121d20", color: "#eef3f2" };
        return (
          <div key={scheme} className="overflow-hidden rounded-xl border border-line" style={ground}>
            <div className="flex items-center gap-3 p-4" style={{ borderBottom: `3px solid ${own("brand")}` }}>
              {branding.logo ? (
                <img src={branding.logo} alt="" className="size-10 rounded-md bg-white object-contain p-0.5" />
              ) : (
                <span
                  aria-hidden
                  className="grid size-10 place-items-center rounded-md text-lg font-semibold"
                  style={{ background: own("brand"), color: own("on-brand") }}
                >
                  {[...name].at(0)}
                </span>
              )}
              <span className="min-w-0">
                <span className="block truncate font-semibold">{name}</span>
                {slogan && <span className="block truncate text-[0.875em] opacity-80">{slogan}</span>}
              </span>
            </div>
            <div className="grid gap-3 p-4">
              <p>
                {t("previewBill")} <span className="figures text-lg font-semibold">¥2,670.00</span>
              </p>
              <span
                className="grid h-11 place-items-center rounded-md font-medium"
                style={{ background: own("brand"), color: own("on-brand") }}
              >
                {t("previewPay")}
              </span>
              {branding.hotline && (
                <span className="figures inline-flex items-center gap-1.5" style={{ color: own("brand-text") }}>
                  <Phone aria-hidden className="size-4" />
                  {branding.hotline}
                </span>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
