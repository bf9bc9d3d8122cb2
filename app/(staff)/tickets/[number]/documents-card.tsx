import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { PaperList } from "@/app/_requests/paper-list";
import { UploadPaper } from "@/app/_requests/upload-paper";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import type { getTicketPage } from "@/server/tickets/get-ticket-page";

type Page = Awaited<ReturnType<typeof getTicketPage>>;

/** The papers of a ticket: what is there, what is missing, and room to add at the counter. */
export function DocumentsCard({ page, zone }: { page: Page; zone: string }) {
  const t = useTranslations("tickets");
  const locale = useLocale();
  const { wanted, files } = page.documents;
  const open = page.ticket.phase === "open";
  if (wanted.length === 0 && files.length === 0) return null;
  return (
    <Card title={t("ticket.documents")}>
      <ul className="mb-3 flex flex-wrap gap-2">
        {wanted.map((one) => (
          <li key={one.kind}>
            <Badge tone={one.count > 0 ? "ok" : one.required ? "warn" : "neutral"}>
              {say(one.label, locale)}{" "}
              {one.count > 0 ? `✓ ${one.count}` : t(one.required ? "ticket.missing" : "ticket.optional")}
            </Badge>
          </li>
        ))}
      </ul>
      {files.length > 0 ? (
        <PaperList papers={files} zone={zone} />
      ) : (
        <p className="text-ink-3">{t("ticket.noDocuments")}</p>
      )}
      {open && wanted.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer font-medium text-brand-text">{t("ticket.upload")}</summary>
          <div className="mt-3 grid gap-4">
            {wanted.map((one) => (
              <UploadPaper
                key={one.kind}
                kind={one.kind}
                label={say(one.label, locale)}
                ticketId={page.ticket.id}
                maxBytes={page.upload.maxBytes}
              />
            ))}
          </div>
        </details>
      )}
    </Card>
  );
}
