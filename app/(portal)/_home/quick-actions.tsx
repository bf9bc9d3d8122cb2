import { CirclePlus, Flame, House, PhoneCall, Repeat, Snowflake, WalletCards } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Action = { href: string; label: string; icon: ReactNode; hint?: string };

/** Everything a resident comes for, as large tiles. */
export function QuickActions({ hotline, heating, stopped }: { hotline: string; heating: boolean; stopped: boolean }) {
  const t = useTranslations("portal.home.actions");
  const actions: Action[] = [
    { href: "/pay", label: t("pay"), icon: <WalletCards /> },
    ...(heating && stopped ? [{ href: "/resume-heating", label: t("resume"), icon: <Flame /> }] : []),
    ...(heating && !stopped ? [{ href: "/stop-heating", label: t("stop"), icon: <Snowflake /> }] : []),
    { href: "/transfer", label: t("transfer"), icon: <Repeat /> },
    { href: "/open-account", label: t("open"), icon: <CirclePlus /> },
    ...(hotline ? [{ href: `tel:${hotline}`, label: t("repair"), icon: <PhoneCall />, hint: t("repairHint") }] : []),
    { href: "/homes", label: t("homes"), icon: <House /> },
  ];
  return (
    <section aria-labelledby="quick-actions">
      <h2 id="quick-actions" className="mb-2.5 text-[1.0625em] font-semibold">
        {t("title")}
      </h2>
      <ul className="grid grid-cols-3 sm:grid-cols-6 lg:grid-cols-3 gap-3">
        {actions.map((action) => (
          <li key={action.href}>
            <Link
              href={action.href}
              className="flex h-full min-h-26 flex-col items-center justify-center gap-2 rounded-lg border border-line bg-surface p-2.5 text-center shadow-card hover:border-brand-line hover:bg-brand-soft"
            >
              <span
                aria-hidden
                className="grid size-11 place-items-center rounded-full bg-brand-soft text-brand-text [&_svg]:size-6"
              >
                {action.icon}
              </span>
              <span className="leading-tight font-medium">
                {action.label}
                {action.hint && <span className="block text-[0.8125em] font-normal text-ink-3">{action.hint}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
