import { CircleAlert, CircleCheck, FileText, RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../button";
import { cx } from "../cx";
import { formatBytes } from "./format-bytes";
import type { Upload } from "./use-uploads";

/** One file of a FileDrop: its name, how far it is or what is wrong with it, and the way to take it out. */
export function FileRow({ upload, onRemove, onRetry }: { upload: Upload; onRemove: () => void; onRetry?: () => void }) {
  const t = useTranslations("common.file");
  const { file, state, progress, error } = upload;
  const Icon = state === "failed" ? CircleAlert : state === "done" ? CircleCheck : FileText;
  const percent = Math.round(progress * 100);
  const word =
    state === "sending"
      ? t("sending", { percent })
      : state === "done"
        ? t("done")
        : state === "ready"
          ? t("ready")
          : error;
  return (
    <li
      className={cx(
        "relative flex items-center gap-2.5 overflow-hidden rounded-md border border-line bg-surface px-3 py-1.5",
        state === "failed" && "border-danger-line bg-danger-soft",
      )}
    >
      <Icon
        aria-hidden
        className={cx("size-5 shrink-0 text-ink-3", state === "done" && "text-ok", state === "failed" && "text-danger")}
      />
      <div className="min-w-0 flex-1 leading-snug">
        <p className="truncate" title={file.name}>
          {file.name}
        </p>
        <p
          role={state === "failed" ? "alert" : undefined}
          className={cx("figures text-[0.875em] text-ink-3", state === "failed" && "text-danger")}
        >
          {formatBytes(file.size)} · {word}
        </p>
      </div>
      {state === "failed" && onRetry && (
        <Button variant="quiet" size="icon-sm" aria-label={t("retry", { name: file.name })} onClick={onRetry}>
          <RotateCw aria-hidden />
        </Button>
      )}
      <Button variant="quiet" size="icon-sm" aria-label={t("remove", { name: file.name })} onClick={onRemove}>
        <X aria-hidden />
      </Button>
      {state === "sending" && (
        <span
          aria-hidden
          className="absolute bottom-0 left-0 h-0.5 bg-brand transition-[width]"
          style={{ width: `${percent}%` }}
        />
      )}
    </li>
  );
}
