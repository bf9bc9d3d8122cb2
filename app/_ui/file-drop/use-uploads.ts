import { useEffect, useRef, useState } from "react";

export type Upload = {
  key: string;
  file: File;
  state: "ready" | "sending" | "done" | "failed";
  /** 0 to 1. */
  progress: number;
  error?: string;
  /** What the server called it. */
  id?: string;
};

/** Sends one file and answers its id; throws an Error whose message the reader may see, or an empty one. */
export type UploadFile = (
  file: File,
  options: { onProgress: (fraction: number) => void; signal: AbortSignal },
) => Promise<{ id: string }>;

/** The files of one FileDrop and how far each has come; without an `upload` they simply wait for the form. */
export function useUploads(
  upload: UploadFile | undefined,
  failedWord: string,
  onChange: ((uploads: Upload[]) => void) | undefined,
) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const serial = useRef(0);
  const aborts = useAborts();
  useReport(uploads, onChange);

  const change = (key: string, patch: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...patch } : one)));

  const send = async (entry: Upload) => {
    if (!upload) return;
    const abort = new AbortController();
    aborts.current.set(entry.key, abort);
    change(entry.key, { state: "sending", progress: 0 });
    try {
      const { id } = await upload(entry.file, {
        onProgress: (progress) => change(entry.key, { progress }),
        signal: abort.signal,
      });
      change(entry.key, { state: "done", progress: 1, id });
    } catch (error) {
      if (abort.signal.aborted) return;
      change(entry.key, { state: "failed", error: (error instanceof Error && error.message) || failedWord });
    } finally {
      aborts.current.delete(entry.key);
    }
  };

  return {
    uploads,
    add: (files: { file: File; error?: string }[]) => {
      const entries = files.map(
        ({ file, error }): Upload => ({
          key: String(++serial.current),
          file,
          progress: 0,
          ...(error ? { state: "failed", error } : { state: "ready" }),
        }),
      );
      setUploads((all) => [...all, ...entries]);
      for (const entry of entries) if (entry.state === "ready") void send(entry);
    },
    remove: (key: string) => {
      aborts.current.get(key)?.abort();
      setUploads((all) => all.filter((one) => one.key !== key));
    },
    retry: (key: string) => {
      const entry = uploads.find((one) => one.key === key);
      if (entry) void send(entry);
    },
  };
}

/** What can stop each file under way; a FileDrop that leaves the page stops them all. */
function useAborts() {
  const aborts = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const running = aborts.current;
    return () => {
      for (const abort of running.values()) abort.abort();
    };
  }, []);
  return aborts;
}

/** Tells each change once, to the latest listener: a new function on every render must not tell it again. */
function useReport(uploads: Upload[], onChange: ((uploads: Upload[]) => void) | undefined) {
  const report = useRef(onChange);
  report.current = onChange;
  useEffect(() => {
    report.current?.(uploads);
  }, [uploads]);
}
