import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { Card } from "@/app/_ui/card";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { ReadingTabs } from "../_parts/reading-tabs";
import { SettlePeriod } from "./settle-period";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metering.settle"))("title") };
}

/** Where a period's readings become the usage that bills are made from. */
export default async function SettlePage() {
  const { site, session } = await requireStaff("metering.settle");
  const t = await getTranslations("metering.settle");
  return (
    <ClientMessages of={["metering", "errors"]}>
      <ReadingTabs current="settle" roles={session.roles} />
      <Card title={t("title")} description={t("hint")}>
        <SettlePeriod today={dayOf(now(), site.tenant.timezone)} />
      </Card>
    </ClientMessages>
  );
}
