import { ChevronRight, ClipboardList } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { say } from "@/app/_i18n/say";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { formatMoment } from "@/app/_ui/time/format-date";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.requests"))("title") };
}

type Row = Awaited<ReturnType<Awaited<ReturnType<typeof api>>["portal"]["requests"]["list"]>>[number];
const tones = { open: "info", done: "ok", rejected: "danger", cancelled: "neutral" } as const;

/** Everything the resident has asked for, what runs first. */
export default async function RequestsPage() {
  const { site } = await requireResident();
  const caller = await api();
  const [rows, offered, t, locale] = await Promise.all([
    caller.portal.requests.list(),
    caller.portal.requests.applications(),
    getTranslations("tickets.requests"),
    getLocale(),
  ]);
  const running = rows.filter((row) => row.phase === "open");
  const finished = rows.filter((row) => row.phase !== "open");
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t("title")} />
      {offered.length > 0 && (
        <Card title={t("start")} className="mb-5">
          <ul className="grid grid-cols-2 gap-2.5 sm:grid-cols-3">
            {offered.map(({ type, title }) => (
              <li key={type}>
                <LinkButton
                  variant="soft"
                  size="lg"
                  block
                  href={type === "payment" ? "/requests/payment" : `/${type}`}
                  className="h-auto! min-h-14 whitespace-normal py-2.5 text-center leading-snug"
                >
                  {say(title, locale)}
                </LinkButton>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {rows.length === 0 ? (
        <EmptyState
          icon={<ClipboardList />}
          title={t("empty")}
          actions={<LinkButton href="/">{t("start")}</LinkButton>}
        >
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <div className="grid gap-5">
          {running.length > 0 && (
            <Card title={t("openOnes")} flush>
              <RequestRows rows={running} zone={site.tenant.timezone} />
            </Card>
          )}
          {finished.length > 0 && (
            <Card title={t("closedOnes")} flush>
              <RequestRows rows={finished} zone={site.tenant.timezone} />
            </Card>
          )}
        </div>
      )}
    </div>
  );
}

async function RequestRows({ rows, zone }: { rows: Row[]; zone: string }) {
  const [t, locale] = await Promise.all([getTranslations("tickets.requests"), getLocale()]);
  return (
    <ul className="divide-y divide-line border-t border-line">
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            prefetch={false}
            href={`/requests/${row.ticketNo}`}
            className="flex items-center gap-3 px-(--card-p) py-4 hover:bg-subtle"
          >
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
                <span className="text-[1.0625em] font-semibold">{say(row.title, locale)}</span>
                <Status tone={row.waitsForMe ? "warn" : tones[row.phase]}>{say(row.state, locale)}</Status>
                {row.waitsForMe && <span className="text-[0.9375em] font-medium text-warn">{t("yourTurn")}</span>}
              </span>
              <span className="figures mt-1.5 block text-[0.9375em] text-ink-3">
                {t("submitted", { day: formatMoment(row.openedAt, zone).slice(0, 10) })} · {row.ticketNo}
              </span>
            </span>
            <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
