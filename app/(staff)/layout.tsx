import {
  BellRing,
  ChartColumn,
  ClipboardList,
  Gauge,
  KeyRound,
  Landmark,
  Mail,
  Scale,
  Settings,
  UsersRound,
  WalletCards,
  Wrench,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { identityOf } from "@/app/_session/identity";
import { requireStaff } from "@/app/_session/require-session";
import { signOut } from "@/app/_session/sign-out";
import { TRPCProvider } from "@/app/_trpc/client";
import { StaffShell } from "@/app/_ui/shell/staff-shell";
import { staffMay, type StaffPermission } from "@/tenants/permissions";

/** The back office's frame: nobody gets in without a staff session, and the rail shows only what the roles may open. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const { site, session } = await requireStaff();
  const t = await getTranslations("auth");
  const business = t("nav.business");
  const system = t("nav.system");
  const places: { permission: StaffPermission; href: string; label: string; icon: ReactNode; group: string }[] = [
    { permission: "tickets.read", href: "/tickets", label: t("nav.tickets"), icon: <ClipboardList />, group: business },
    { permission: "accounts.read", href: "/accounts", label: t("nav.accounts"), icon: <UsersRound />, group: business },
    {
      permission: "work-orders.read",
      href: "/work-orders",
      label: t("nav.workOrders"),
      icon: <Wrench />,
      group: business,
    },
    { permission: "metering.read", href: "/readings", label: t("nav.readings"), icon: <Gauge />, group: business },
    { permission: "billing.read", href: "/billing", label: t("nav.billing"), icon: <WalletCards />, group: business },
    {
      permission: "adjustments.read",
      href: "/adjustments",
      label: t("nav.adjustments"),
      icon: <Scale />,
      group: business,
    },
    {
      permission: "collections.read",
      href: "/collections",
      label: t("nav.collections"),
      icon: <BellRing />,
      group: business,
    },
    { permission: "finance.read", href: "/finance", label: t("nav.finance"), icon: <Landmark />, group: business },
    { permission: "reports.read", href: "/reports", label: t("nav.reports"), icon: <ChartColumn />, group: business },
    { permission: "outbox.read", href: "/outbox", label: t("nav.outbox"), icon: <Mail />, group: system },
    { permission: "settings.read", href: "/settings", label: t("nav.settings"), icon: <Settings />, group: system },
  ];
  const nav = places
    .filter(({ permission }) => staffMay(session.roles, permission))
    .map(({ permission: _permission, ...place }) => place);
  const settings = await getTranslations("settings.password");
  const links = [{ href: "/change-password", label: settings("change"), icon: <KeyRound /> }];
  const detail = session.roles.map((role) => t(`roles.${role}`)).join(" · ");
  return (
    <TRPCProvider>
      <StaffShell identity={await identityOf(site)} nav={nav} user={{ name: session.name, detail, signOut, links }}>
        {children}
      </StaffShell>
    </TRPCProvider>
  );
}
