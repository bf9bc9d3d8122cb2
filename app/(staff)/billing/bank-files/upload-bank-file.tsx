"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { FileDrop } from "@/app/_ui/file-drop/file-drop";
import type { UploadFile } from "@/app/_ui/file-drop/use-uploads";
import { Select } from "@/app/_ui/select";

const maxBytes = 100 * 1024 * 1024;

type Props = { profiles: { slug: string; label: string }[] };

/** Takes a bank's answer and goes on to what was found in it. */
export function UploadBankFile({ profiles }: Props) {
  const t = useTranslations("cashier.bankFiles");
  const router = useRouter();
  const [profile, setProfile] = useState(profiles[0]?.slug ?? "");
  return (
    <div className="grid gap-4">
      <Field label={t("profile")} required>
        <Select value={profile} onChange={(event) => setProfile(event.target.value)}>
          {profiles.map(({ slug, label }) => (
            <option key={slug} value={slug}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <FileDrop
        key={profile}
        label={t("file")}
        kinds={t("kinds")}
        accept=".txt,.csv,.dat"
        maxBytes={maxBytes}
        maxFiles={1}
        upload={sendTo(profile)}
        onChange={(uploads) => {
          const id = uploads.find(({ state }) => state === "done")?.id;
          if (id) router.push(`/billing/bank-files/${id}`);
        }}
      />
    </div>
  );
}

/** Sends the file as the bare body, which the server can read as a stream; XMLHttpRequest, because fetch tells no progress. */
const sendTo =
  (profile: string): UploadFile =>
  (file, { onProgress, signal }) =>
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
      request.open("POST", `/api/bank-files?${new URLSearchParams({ name: file.name, profile })}`);
      request.setRequestHeader("content-type", "application/octet-stream");
      request.send(file);
    });
