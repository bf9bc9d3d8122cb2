import { PhoneCall } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireResident } from "@/app/_session/require-session";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";

const heating = ["pay", "stop", "transfer", "open", "progress", "phone", "large", "privacy"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal.help"))("title") };
}

/** A person to call, and the questions that people ask most. */
export default async function HelpPage() {
  const { site } = await requireResident();
  const t = await getTranslations("portal.help");
  const { hotline, kind } = site.tenant;
  const topics = heating.filter((topic) => topic !== "stop" || kind === "heating");
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      <PageHeader title={t("title")} className="mb-0" />
      {hotline && (
        <Card>
          <div className="flex flex-wrap items-center justify-between gap-4">
            <div>
              <p className="figures text-3xl font-semibold">{hotline}</p>
              <p className="text-ink-2">{t("callHint")}</p>
            </div>
            <LinkButton href={`tel:${hotline}`} size="lg">
              <PhoneCall aria-hidden />
              {t("call")}
            </LinkButton>
          </div>
        </Card>
      )}
      <section aria-labelledby="questions">
        <h2 id="questions" className="mb-3 text-lg font-semibold">
          {t("questions")}
        </h2>
        <div className="divide-y divide-line rounded-lg border border-line bg-surface shadow-card">
          {topics.map((topic) => (
            <details key={topic} className="group px-(--card-p)">
              <summary className="flex min-h-14 items-center justify-between gap-3 py-3 text-[1.0625em] font-medium">
                {t(`${topic}.q`)}
              </summary>
              <p className="pb-4 text-ink-2">{t(`${topic}.a`)}</p>
            </details>
          ))}
        </div>
      </section>
    </div>
  );
}
