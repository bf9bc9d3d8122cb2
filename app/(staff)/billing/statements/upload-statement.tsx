"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FileDrop } from "@/app/_ui/file-drop/file-drop";
import { sendStream } from "@/app/_ui/file-drop/send-stream";

const maxBytes = 60 * 1024 * 1024;
const send = sendStream("/api/slips");

/** Takes the file and goes on to what becomes of it as soon as it has arrived. */
export function UploadStatement() {
  const t = useTranslations("payments.statements");
  const router = useRouter();
  return (
    <FileDrop
      label={t("file")}
      kinds={t("kinds")}
      accept=".csv,.txt,.xlsx"
      maxBytes={maxBytes}
      maxFiles={1}
      upload={send}
      onChange={(uploads) => {
        const id = uploads.find(({ state }) => state === "done")?.id;
        if (id) router.push(`/billing/statements/${id}`);
      }}
    />
  );
}
