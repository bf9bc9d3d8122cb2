import { useTranslations } from "next-intl";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { DateTime } from "@/app/_ui/time/date-time";

type Row = {
  id: string;
  channel: "sms" | "email";
  recipient: string;
  subject: string | null;
  /** Null for a one-time code, which staff must not read. */
  body: string | null;
  /** What the files of an e-mail are called. */
  files: string[];
  status: "queued" | "sent" | "failed";
  error: string | null;
  attempts: number;
  createdAt: Date;
};

const tones = { queued: "info", sent: "ok", failed: "danger" } as const;

/** Messages with their channel, text and fate. */
export function OutboxTable({ rows, zone }: { rows: Row[]; zone: string }) {
  const t = useTranslations("auth.outbox");
  return (
    <Table caption={t("title")}>
      <TableHead>
        <tr>
          <HeadCell>{t("createdAt")}</HeadCell>
          <HeadCell>{t("channel")}</HeadCell>
          <HeadCell>{t("recipient")}</HeadCell>
          <HeadCell>{t("body")}</HeadCell>
          <HeadCell>{t("status")}</HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <Cell className="align-top">
              <DateTime at={row.createdAt} zone={zone} seconds />
            </Cell>
            <Cell className="align-top whitespace-nowrap">{t(row.channel)}</Cell>
            <Cell className="figures align-top whitespace-nowrap">{row.recipient}</Cell>
            <Cell className="min-w-72 align-top">
              {row.subject && <span className="block font-medium">{row.subject}</span>}
              {row.body === null ? (
                <span className="text-ink-3">{t("hiddenCode")}</span>
              ) : (
                <span className="line-clamp-3 whitespace-pre-line">{row.body}</span>
              )}
              {row.files.length > 0 && (
                <span className="mt-1 block text-[0.875em] text-ink-3">
                  {t("files", { names: row.files.join("、") })}
                </span>
              )}
            </Cell>
            <Cell className="align-top">
              <Status tone={tones[row.status]}>{t(row.status)}</Status>
              {row.status === "failed" && (
                <span className="mt-1 block max-w-56 text-[0.875em] text-ink-3">
                  {t("attempts", { count: row.attempts })} {row.error}
                </span>
              )}
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
