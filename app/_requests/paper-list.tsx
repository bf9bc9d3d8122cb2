import { Download, FileText } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { formatBytes } from "@/app/_ui/file-drop/format-bytes";
import { DateTime } from "@/app/_ui/time/date-time";
import type { Text } from "@/tenants/schemas/workflow";

export type Paper = {
  id: string;
  label: Text;
  fileName: string;
  contentType: string;
  sizeBytes: number;
  uploadedBy: string;
  createdAt: Date;
};

/** What a browser can draw by itself; the rest is offered as a download only. */
const drawable = new Set(["image/jpeg", "image/png", "image/webp"]);

/** The papers of a request: pictures as pictures, everything as a download. */
export function PaperList({ papers, zone }: { papers: Paper[]; zone: string }) {
  const t = useTranslations("tickets.ticket");
  const locale = useLocale();
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {papers.map((paper) => (
        <li key={paper.id} className="flex min-w-0 overflow-hidden rounded-md border border-line bg-surface">
          <a
            href={`/api/documents/${paper.id}`}
            download={paper.fileName}
            aria-label={t("download", { name: paper.fileName })}
            className="grid w-24 shrink-0 place-items-center border-r border-line bg-sunken text-ink-3 hover:text-ink"
          >
            {drawable.has(paper.contentType) ? (
              // A private file behind a session, with sizes of its own: the image optimiser may not see it.
              // oxlint-disable-next-line nextjs/no-img-element
              <img src={`/api/documents/${paper.id}`} alt="" loading="lazy" className="h-20 w-24 object-cover" />
            ) : (
              <FileText aria-hidden className="my-6 size-8" />
            )}
          </a>
          <div className="min-w-0 flex-1 px-3 py-2 text-[0.9375em]">
            <p className="font-medium">{say(paper.label, locale)}</p>
            <p className="truncate text-ink-2" title={paper.fileName}>
              {paper.fileName}
            </p>
            <p className="figures text-[0.875em] text-ink-3">
              {formatBytes(paper.sizeBytes)} · <DateTime at={paper.createdAt} zone={zone} />
            </p>
          </div>
          <a
            href={`/api/documents/${paper.id}`}
            download={paper.fileName}
            tabIndex={-1}
            aria-hidden
            className="grid w-11 place-items-center text-ink-3 hover:text-ink"
          >
            <Download className="size-4" />
          </a>
        </li>
      ))}
    </ul>
  );
}
