import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Status } from "@/app/_ui/status";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { HomeRequest } from "./home-data";

const tones = { open: "info", done: "ok", rejected: "danger", cancelled: "neutral" } as const;

/** The requests that run, each with where it stands and what happens now. */
export function RequestsCard({ requests, zone }: { requests: HomeRequest[]; zone: string }) {
  const t = useTranslations("portal.home.requests");
  const english = useLocale() === "en";
  return (
    <Card title={t("title")} actions={requests.length > 0 && <TextLink href="/requests">{t("all")}</TextLink>} flush>
      {requests.length === 0 ? (
        <p className="px-(--card-p) pb-(--card-p) text-ink-3">{t("none")}</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {requests.map((request) => (
            <li key={request.id}>
              <Link
                href={`/requests/${request.ticketNo}`}
                className="flex items-center gap-3 px-(--card-p) py-3 hover:bg-subtle"
              >
                <span className="min-w-0 flex-1">
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <span className="font-medium">{english ? request.title.en : request.title.zh}</span>
                    <Status tone={tones[request.phase]}>
                      {english ? request.stateTitle.en : request.stateTitle.zh}
                    </Status>
                  </span>
                  {request.explain && request.phase === "open" && (
                    <span className="mt-1 line-clamp-2 text-[0.9375em] text-ink-2">
                      {english ? request.explain.en : request.explain.zh}
                    </span>
                  )}
                  <span className="figures mt-1 block text-[0.875em] text-ink-3">
                    {request.ticketNo} · <DateTime at={request.openedAt} zone={zone} />
                  </span>
                </span>
                <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-3" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
