import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { HomeCard } from "./_home/home-card";
import { MoneyCard } from "./_home/money-card";
import { NoAccount } from "./_home/no-account";
import { Notices } from "./_home/notices";
import { QuickActions } from "./_home/quick-actions";
import { RequestsCard } from "./_home/requests-card";
import { SupplyCard } from "./_home/supply-card";
import { ToConfirm } from "./_home/to-confirm";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal.nav"))("home") };
}

/** A resident's arrival: my home, what I owe, is it warm, what is under way, what I can do. */
export default async function HomePage() {
  const { site, session } = await requireResident();
  const home = await (await api()).portal.supply.home();
  const { hotline } = site.tenant;
  if (!home.account) {
    return (
      <div className="grid gap-5">
        <ToConfirm transfers={home.toConfirm} />
        <NoAccount phone={session.phone ?? ""} hotline={hotline} />
        {home.requests.length > 0 && <RequestsCard requests={home.requests} zone={site.tenant.timezone} />}
      </div>
    );
  }
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-start">
      <div className="grid gap-5">
        <ToConfirm transfers={home.toConfirm} />
        <HomeCard account={home.account} />
        <MoneyCard money={home.money} />
        <QuickActions
          hotline={hotline}
          heating={site.tenant.kind === "heating"}
          stopped={home.supply?.state !== "on"}
        />
      </div>
      <div className="grid gap-5">
        {home.supply && <SupplyCard supply={home.supply} today={home.today} />}
        <RequestsCard requests={home.requests} zone={site.tenant.timezone} />
        <Notices home={home} />
      </div>
    </div>
  );
}
