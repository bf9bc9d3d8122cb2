import type { UploadFile } from "./use-uploads";

/** Sends a file as the bare body, which the server can read as a stream; XMLHttpRequest, because fetch tells no progress. */
export const sendStream =
  (address: string): UploadFile =>
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
      request.open("POST", `${address}?name=${encodeURIComponent(file.name)}`);
      request.setRequestHeader("content-type", "application/octet-stream");
      request.send(file);
    });
