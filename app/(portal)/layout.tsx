import { ClipboardList, House, LifeBuoy, ReceiptText } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { identityOf } from "@/app/_session/identity";
import { requireResident } from "@/app/_session/require-session";
import { signOut } from "@/app/_session/sign-out";
import { TRPCProvider } from "@/app/_trpc/client";
import { PortalShell } from "@/app/_ui/shell/portal-shell";
import { maskPhone } from "@/tenants/schemas/phone";

/** The residents' frame: behind the phone sign-in, with four places under the thumb. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { site, session } = await requireResident();
  const t = await getTranslations("portal.nav");
  const nav = [
    { href: "/", label: t("home"), icon: <House />, match: "exact" as const },
    { href: "/bills", label: t("bills"), icon: <ReceiptText /> },
    { href: "/requests", label: t("requests"), icon: <ClipboardList /> },
    { href: "/help", label: t("help"), icon: <LifeBuoy /> },
  ];
  const user = {
    name: session.name,
    detail: session.phone ? maskPhone(session.phone) : "",
    links: [{ href: "/homes", label: t("homes"), icon: <House /> }],
    signOut,
  };
  return (
    <TRPCProvider>
      <PortalShell identity={await identityOf(site)} nav={nav} user={user}>
        {children}
      </PortalShell>
    </TRPCProvider>
  );
}
