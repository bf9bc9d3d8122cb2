"use client";
import { CircleCheckBig } from "lucide-react";
import { useTranslations } from "next-intl";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";

/** Sent: the number in large figures, and where to follow it without calling anyone. */
export function RequestDone({ ticketNo, papersMissing }: { ticketNo: string; papersMissing: boolean }) {
  const t = useTranslations("supply.done");
  return (
    <Card className="mx-auto max-w-2xl text-center">
      <CircleCheckBig aria-hidden className="mx-auto mt-3 size-14 text-ok" />
      <h2 role="status" className="mt-3 text-2xl font-semibold">
        {t("title")}
      </h2>
      <p className="mt-4 text-ink-2">{t("number")}</p>
      <p className="figures text-2xl font-semibold tracking-wide select-all">{ticketNo}</p>
      <p className="mx-auto mt-4 max-w-md text-ink-2">{t("next")}</p>
      {papersMissing && (
        <Alert tone="warn" className="mt-5 text-left">
          {t("papersMissing")}
        </Alert>
      )}
      <div className="mt-6 grid gap-3 sm:flex sm:justify-center">
        <LinkButton size="lg" href={`/requests/${ticketNo}`}>
          {t("follow")}
        </LinkButton>
        <LinkButton size="lg" variant="secondary" href="/">
          {t("home")}
        </LinkButton>
      </div>
    </Card>
  );
}
