export type SendOptions = {
  fields?: Record<string, string>;
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
};

/** Posts one file as a form with progress (fetch has none); answers the JSON body, or throws what the server said. */
export function sendFile<Answer>(
  url: string,
  file: File,
  { fields = {}, onProgress, signal }: SendOptions = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set("file", file);
    const request = new XMLHttpRequest();
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onload = () =>
      request.status >= 200 && request.status < 300
        ? resolve(request.response as Answer)
        : reject(new Error((request.response as { message?: string } | null)?.message ?? ""));
    request.onerror = () => reject(new Error(""));
    request.onabort = () => reject(new DOMException("", "AbortError"));
    signal?.addEventListener("abort", () => request.abort());
    request.open("POST", url);
    request.send(form);
  });
}
