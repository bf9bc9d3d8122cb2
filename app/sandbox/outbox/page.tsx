import { Mail, MessageSquareText } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { identityOf } from "@/app/_session/identity";
import { requireSite } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { PlainShell } from "@/app/_ui/shell/plain-shell";
import { DateTime } from "@/app/_ui/time/date-time";
import { RefreshEvery } from "./refresh-every";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.sandbox"))("title"), robots: { index: false } };
}

/** What would have been sent, for whoever tries the product out; gone (404) once the vendors are configured. */
export default async function SandboxOutboxPage() {
  const site = await requireSite();
  const { rows } = await (await api()).portal.channels["sandbox-outbox"]();
  const t = await getTranslations("auth");
  return (
    <PlainShell identity={await identityOf(site)}>
      <RefreshEvery seconds={4} />
      <PageHeader
        title={t("sandbox.title")}
        description={t("sandbox.refresh")}
        actions={
          <LinkButton href="/sign-in" variant="secondary">
            {t("sandbox.back")}
          </LinkButton>
        }
      />
      <Alert tone="warn" title={t("sandbox.notice")} className="mb-5">
        {t("sandbox.noticeBody")}
      </Alert>
      {rows.length === 0 ? (
        <EmptyState icon={<MessageSquareText />} title={t("sandbox.empty")}>
          {t("sandbox.emptyHint")}
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {rows.map((row) => (
            <li key={row.id} className="rounded-lg border border-line bg-surface p-4 shadow-card">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
                {row.channel === "sms" ? (
                  <MessageSquareText aria-hidden className="size-5 text-brand-text" />
                ) : (
                  <Mail aria-hidden className="size-5 text-brand-text" />
                )}
                <span className="figures font-semibold text-ink">{row.recipient}</span>
                <span>{t(`outbox.${row.channel}`)}</span>
                <DateTime
                  at={row.createdAt}
                  zone={site.tenant!.timezone}
                  seconds
                  className="ml-auto text-[0.875em] text-ink-3"
                />
              </p>
              {row.subject && <p className="mt-2 font-semibold">{row.subject}</p>}
              <p className="mt-2 text-[1.0625em] whitespace-pre-line">{row.body}</p>
            </li>
          ))}
        </ul>
      )}
    </PlainShell>
  );
}
