"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FileDrop } from "@/app/_ui/file-drop/file-drop";
import type { UploadFile } from "@/app/_ui/file-drop/use-uploads";

const maxBytes = 60 * 1024 * 1024;

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
      upload={sendList}
      onChange={(uploads) => {
        const id = uploads.find(({ state }) => state === "done")?.id;
        if (id) router.push(`/accounts/import/${id}`);
      }}
    />
  );
}

/** Sends the file as the bare body, which the server can read as a stream; XMLHttpRequest, because fetch tells no progress. */
const sendList: UploadFile = (file, { onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const answer = request.response as { id?: string; message?: string } | null;
      if (request.status === 201 && answer?.id) resolve({ id: answer.id });
      else reject(new Error(answer?.message ?? ""));
    };
    request.onerror = () => reject(new Error(""));
    request.onabort = () => reject(new DOMException("", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", `/api/imports?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.send(file);
  });
