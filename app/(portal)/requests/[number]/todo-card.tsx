import { CircleCheck, UserRoundCheck, WalletCards } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { UploadPaper } from "@/app/_requests/upload-paper";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { ResidentMove } from "./resident-move";
import { hasTodo, movesOn, type RequestPage, waitsForMe } from "./request-page";

/** What the resident has to do now, and nothing else; or that there is nothing to do. */
export function TodoCard({ page }: { page: RequestPage }) {
  const t = useTranslations("tickets.requests");
  if (page.ticket.phase !== "open") return null;
  if (!hasTodo(page)) {
    return (
      <p className="flex items-start gap-3 rounded-lg border border-line bg-surface px-(--card-p) py-4 text-ink-2">
        <CircleCheck aria-hidden className="mt-0.5 size-6 shrink-0 text-ok" />
        {t("nothing")}
      </p>
    );
  }
  const waits = waitsForMe(page);
  const wants = (condition: string) => waits.find((wait) => wait.condition === condition);
  const moves = movesOn(page);
  const papers =
    wants("documents-complete") ||
    moves.some((move) => move.blocked?.condition === "documents-complete") ||
    moves.length > 0;
  const owes = wants("nothing-owed");
  return (
    <Card title={t("todo")} className="border-warn-line">
      <div className="grid gap-6">
        {owes && (
          <Todo
            icon={<WalletCards />}
            title={t("payTitle")}
            text={t("payHint", { amount: String(owes.params.amount ?? "") })}
          >
            <LinkButton size="lg" href="/bills">
              {t("pay")}
            </LinkButton>
          </Todo>
        )}
        {wants("new-owner-confirmed") && (
          <Todo icon={<UserRoundCheck />} title={t("confirmTitle")} text={t("confirmHint")} />
        )}
        {papers && page.documents.wanted.length > 0 && <Papers page={page} />}
        {moves.map((move) => (
          <ResidentMove key={move.key} ticketId={page.ticket.id} revision={page.ticket.revision} move={move} />
        ))}
      </div>
    </Card>
  );
}

function Todo({
  icon,
  title,
  text,
  children,
}: {
  icon: React.ReactNode;
  title: string;
  text: string;
  children?: React.ReactNode;
}) {
  return (
    <div className="flex items-start gap-3 [&>svg]:mt-0.5 [&>svg]:size-6 [&>svg]:shrink-0 [&>svg]:text-warn">
      {icon}
      <div className="grid min-w-0 gap-2">
        <p className="text-[1.0625em] font-semibold">{title}</p>
        <p className="text-ink-2">{text}</p>
        {children && <div className="mt-1">{children}</div>}
      </div>
    </div>
  );
}

function Papers({ page }: { page: RequestPage }) {
  const t = useTranslations("tickets");
  const locale = useLocale();
  return (
    <div className="grid gap-5">
      <p className="text-ink-2">{t("requests.uploadHint")}</p>
      {page.documents.wanted.map((paper) => (
        <UploadPaper
          // A paper that arrived shows below; its field starts afresh.
          key={`${paper.kind}-${paper.count}`}
          kind={paper.kind}
          label={`${say(paper.label, locale)}（${paper.count > 0 ? t("requests.have", { count: paper.count }) : t(paper.required ? "requests.missing" : "ticket.optional")}）`}
          ticketId={page.ticket.id}
          maxBytes={page.upload.maxBytes}
          required={paper.required && paper.count === 0}
        />
      ))}
    </div>
  );
}
