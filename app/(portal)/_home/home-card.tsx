import { ChevronRight, MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { LinkButton } from "@/app/_ui/link-button";
import type { OwnHome } from "./home-data";

/** Which home this is about, in large letters, and the way to the others. */
export function HomeCard({ account }: { account: OwnHome["account"] }) {
  const t = useTranslations("portal.home");
  return (
    <section className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <h1 className="flex items-start gap-2 text-xl font-semibold sm:text-2xl">
          <MapPin aria-hidden className="mt-1 size-6 shrink-0 text-brand-text" />
          <span>{account.address}</span>
        </h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 pl-8 text-ink-2">
          <span>
            {t("accountNo")} <span className="figures font-medium text-ink select-all">{account.accountNo}</span>
          </span>
          {account.ownerName && (
            <span>
              {t("owner")} <span className="font-medium text-ink">{account.ownerName}</span>
            </span>
          )}
          {account.status === "closed" && <Badge>{t("closed")}</Badge>}
        </p>
      </div>
      <LinkButton href="/homes" variant="quiet" className="pl-8 sm:pl-3">
        {t("switch")}
        <ChevronRight aria-hidden />
      </LinkButton>
    </section>
  );
}
