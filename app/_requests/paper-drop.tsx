"use client";
import { useTranslations } from "next-intl";
import { FileDrop } from "@/app/_ui/file-drop/file-drop";
import { sendFile } from "@/app/_ui/file-drop/send-file";
import type { Upload } from "@/app/_ui/file-drop/use-uploads";

type PaperDropProps = {
  label: string;
  kind: string;
  maxBytes: number;
  required?: boolean;
  /** The running request it belongs to; without one it waits to be named by its id. */
  ticketId?: string;
  onSent?: () => void;
  onChange?: (uploads: Upload[]) => void;
};

/** What the server takes; it looks into every file itself. */
const accepted = "image/jpeg,image/png,image/heic,image/heif,image/webp,.heic,.heif,application/pdf";

/** A paper of a request, sent to the house as soon as it is chosen. */
export function PaperDrop({ kind, ticketId, onSent, ...field }: PaperDropProps) {
  const t = useTranslations("common.file");
  return (
    <FileDrop
      {...field}
      kinds={t("paperKinds")}
      accept={accepted}
      maxFiles={6}
      camera
      upload={async (file, options) => {
        const fields = { kind, ...(ticketId ? { ticket: ticketId } : {}) };
        const answer = await sendFile<{ id: string }>("/api/documents", file, { ...options, fields });
        onSent?.();
        return answer;
      }}
    />
  );
}
