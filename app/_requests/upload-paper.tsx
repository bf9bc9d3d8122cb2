"use client";
import { useRouter } from "next/navigation";
import { FileDrop } from "@/app/_ui/file-drop/file-drop";
import { sendFile } from "@/app/_ui/file-drop/send-file";

type UploadPaperProps = {
  label: string;
  kind: string;
  /** The running request it belongs to. */
  ticketId: string;
  kinds: string;
  maxBytes: number;
  required?: boolean;
};

/** What the server takes; it looks into every file itself. */
export const acceptedFiles = "image/jpeg,image/png,image/heic,image/heif,image/webp,.heic,.heif,application/pdf";

/** Sends a paper to a running request as soon as it is chosen, and shows at once what that has set in motion. */
export function UploadPaper({ label, kind, ticketId, kinds, maxBytes, required = false }: UploadPaperProps) {
  const router = useRouter();
  return (
    <FileDrop
      label={label}
      kinds={kinds}
      accept={acceptedFiles}
      maxBytes={maxBytes}
      maxFiles={6}
      camera
      required={required}
      upload={async (file, options) => {
        const answer = await sendFile<{ id: string }>("/api/documents", file, {
          ...options,
          fields: { kind, ticket: ticketId },
        });
        router.refresh();
        return answer;
      }}
    />
  );
}
