import { Building2, ChartColumnBig, Hourglass, KeyRound, Scale } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { identityOf } from "@/app/_session/identity";
import { requireHq } from "@/app/_session/require-session";
import { signOut } from "@/app/_session/sign-out";
import { TRPCProvider } from "@/app/_trpc/client";
import { HqShell } from "@/app/_ui/shell/hq-shell";
import { hqMay, type HqPermission } from "@/tenants/permissions";

/** Headquarters' frame, on the group's own site only. */
export default async function HqLayout({ children }: { children: ReactNode }) {
  const { site, session } = await requireHq();
  const t = await getTranslations("auth");
  const places: { permission: HqPermission; href: string; label: string; icon: ReactNode }[] = [
    { permission: "hq.compare", href: "/compare", label: t("nav.compare"), icon: <ChartColumnBig /> },
    { permission: "hq.read-approvals", href: "/approvals", label: t("nav.approvals"), icon: <Scale /> },
    { permission: "hq.compare", href: "/arrears", label: t("nav.arrears"), icon: <Hourglass /> },
    { permission: "hq.subsidiaries", href: "/subsidiaries", label: t("nav.subsidiaries"), icon: <Building2 /> },
  ];
  const nav = places
    .filter(({ permission }) => hqMay(session.roles, permission))
    .map(({ permission: _permission, ...place }) => place);
  const settings = await getTranslations("settings.password");
  const links = [{ href: "/change-password", label: settings("change"), icon: <KeyRound /> }];
  const detail = session.roles.map((role) => t(`roles.${role}`)).join(" · ");
  return (
    <TRPCProvider>
      <HqShell identity={await identityOf(site)} nav={nav} user={{ name: session.name, detail, signOut, links }}>
        {children}
      </HqShell>
    </TRPCProvider>
  );
}
