import { CirclePlus, House, PhoneCall, Repeat } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { maskPhone } from "@/tenants/schemas/phone";

/** Signed in, but no account carries this phone: the three ways on. */
export function NoAccount({ phone, hotline }: { phone: string; hotline: string }) {
  const t = useTranslations("portal.home.noAccount");
  return (
    <section className="mx-auto grid w-full max-w-2xl gap-4">
      <header>
        <h1 className="text-2xl font-semibold">{t("title")}</h1>
        <p className="mt-1 text-ink-2">{t("body", { phone: maskPhone(phone) })}</p>
      </header>
      <Way
        icon={<CirclePlus />}
        title={t("open")}
        hint={t("openHint")}
        action={<LinkButton href="/open-account">{t("open")}</LinkButton>}
      />
      <Way
        icon={<House />}
        title={t("registered")}
        hint={t("registeredHint")}
        action={
          hotline && (
            <LinkButton href={`tel:${hotline}`} variant="secondary" className="figures">
              <PhoneCall aria-hidden />
              {hotline}
            </LinkButton>
          )
        }
      />
      <Way icon={<Repeat />} title={t("buying")} hint={t("buyingHint")} />
    </section>
  );
}

function Way({ icon, title, hint, action }: { icon: ReactNode; title: string; hint: string; action?: ReactNode }) {
  return (
    <Card>
      <div className="flex gap-4">
        <span
          aria-hidden
          className="grid size-11 shrink-0 place-items-center rounded-full bg-brand-soft text-brand-text [&_svg]:size-6"
        >
          {icon}
        </span>
        <div className="min-w-0">
          <h2 className="text-[1.0625em] font-semibold">{title}</h2>
          <p className="text-ink-2">{hint}</p>
          {action && <div className="mt-3">{action}</div>}
        </div>
      </div>
    </Card>
  );
}
