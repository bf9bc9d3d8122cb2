import { BadgePercent, ChevronRight, KeyRound, Palette, Scale, UsersRound, Workflow } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import type { ReactNode } from "react";
import { requireStaff } from "@/app/_session/require-session";
import { PageHeader } from "@/app/_ui/page-header";
import { staffMay, type StaffPermission } from "@/tenants/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.index"))("title") };
}

type Place = "workflows" | "tariffs" | "moneyRules" | "staff" | "branding" | "password";

const places: { place: Place; href: string; icon: ReactNode; see: StaffPermission; edit: StaffPermission }[] = [
  {
    place: "workflows",
    href: "/settings/workflows",
    icon: <Workflow />,
    see: "settings.read",
    edit: "settings.edit-workflow",
  },
  {
    place: "tariffs",
    href: "/settings/tariff",
    icon: <BadgePercent />,
    see: "billing.read",
    edit: "settings.edit-tariff",
  },
  {
    place: "moneyRules",
    href: "/settings/money-rules",
    icon: <Scale />,
    see: "settings.read",
    edit: "adjustments.set-limits",
  },
  {
    place: "branding",
    href: "/settings/branding",
    icon: <Palette />,
    see: "settings.read",
    edit: "settings.edit-branding",
  },
  {
    place: "staff",
    href: "/settings/staff",
    icon: <UsersRound />,
    see: "settings.manage-staff",
    edit: "settings.manage-staff",
  },
  { place: "password", href: "/change-password", icon: <KeyRound />, see: "session.read", edit: "session.read" },
];

/** Everything a subsidiary keeps for itself, and which of it the reader may change. */
export default async function SettingsPage() {
  const { session } = await requireStaff("settings.read");
  const t = await getTranslations("settings.index");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {places
          .filter(({ see }) => staffMay(session.roles, see))
          .map(({ place, href, icon, edit }) => (
            <li key={place}>
              <Link
                href={href}
                prefetch={false}
                className="flex h-full items-start gap-4 rounded-lg border border-line bg-surface p-(--card-p) shadow-card hover:border-line-strong hover:bg-subtle"
              >
                <span
                  aria-hidden
                  className="grid size-10 shrink-0 place-items-center rounded-md bg-brand-soft text-brand-text [&_svg]:size-5"
                >
                  {icon}
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block text-[1.0625em] font-semibold">{t(place)}</span>
                  <span className="mt-0.5 block text-ink-2">{t(`${place}About`)}</span>
                  {!staffMay(session.roles, edit) && (
                    <span className="mt-1 block text-[0.875em] text-ink-3">{t("onlyAdmin")}</span>
                  )}
                </span>
                <ChevronRight aria-hidden className="mt-1 size-4 shrink-0 text-ink-3" />
              </Link>
            </li>
          ))}
      </ul>
    </>
  );
}
