"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FileDrop } from "@/app/_ui/file-drop/file-drop";
import { sendStream } from "@/app/_ui/file-drop/send-stream";

const maxBytes = 60 * 1024 * 1024;
const send = sendStream("/api/imports");

/** Takes the list and goes on to its columns as soon as it has arrived. */
export function UploadList() {
  const t = useTranslations("accounts.import");
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
        if (id) router.push(`/accounts/import/${id}`);
      }}
    />
  );
}
