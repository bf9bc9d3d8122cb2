"use client";
import { useRouter } from "next/navigation";
import { FileDrop } from "./file-drop";
import { sendStream } from "./send-stream";

const maxBytes = 60 * 1024 * 1024;

type ListDropProps = {
  label: string;
  kinds: string;
  /** Where the file's bytes go. */
  sendTo: string;
  /** The pages of such files; what came is shown below it under its id. */
  pages: string;
};

/** Takes a table of rows, CSV or XLSX, and goes on to what becomes of it as soon as it has arrived. */
export function ListDrop({ label, kinds, sendTo, pages }: ListDropProps) {
  const router = useRouter();
  return (
    <FileDrop
      label={label}
      kinds={kinds}
      accept=".csv,.txt,.xlsx"
      maxBytes={maxBytes}
      maxFiles={1}
      upload={sendStream(sendTo)}
      onChange={(uploads) => {
        const id = uploads.find(({ state }) => state === "done")?.id;
        if (id) router.push(`${pages}/${id}`);
      }}
    />
  );
}
