"use client";
import { Camera, FolderOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type RefObject, useId, useRef, useState } from "react";
import { Button } from "../button";
import { cx } from "../cx";
import { checkFile, type FileRules } from "./check-file";
import { FileRow } from "./file-row";
import { formatBytes } from "./format-bytes";
import { type Upload, type UploadFile, useUploads } from "./use-uploads";

export type FileDropProps = FileRules & {
  label: string;
  /** The accepted kinds in words: "JPG、PNG、PDF". */
  kinds: string;
  maxBytes: number;
  maxFiles?: number;
  /** Sends each file as soon as it is chosen (see sendFile); without it the files are handed to onChange only. */
  upload?: UploadFile;
  onChange?: (uploads: Upload[]) => void;
  /** A form receives the ids of the uploaded files under this name, one field each. */
  name?: string;
  /** Offers the phone's camera beside the file chooser. */
  camera?: boolean;
  required?: boolean;
  error?: string;
};

/** Files by choosing, dropping or taking a photo, each with its own progress and its own mistake. */
export function FileDrop({
  label,
  kinds,
  accept,
  maxBytes,
  maxFiles = 10,
  upload,
  onChange,
  name,
  camera = false,
  required = false,
  error,
}: FileDropProps) {
  const t = useTranslations("common.file");
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const shutter = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [surplus, setSurplus] = useState(false);
  const { uploads, add, remove, retry } = useUploads(upload, t("failed"), onChange);

  const take = (chosen: FileList | null) => {
    const room = maxFiles - uploads.length;
    const files = [...(chosen ?? [])];
    setSurplus(files.length > room);
    add(files.slice(0, Math.max(0, room)).map((file) => ({ file, ...explain(file) })));
  };
  const explain = (file: File): { error?: string } => {
    const wrong = checkFile(file, { maxBytes, ...(accept ? { accept } : {}) });
    return wrong
      ? { error: t(wrong, { size: formatBytes(file.size), limit: formatBytes(maxBytes), types: kinds }) }
      : {};
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const hint = t(maxFiles > 1 ? "hintMany" : "hint", { types: kinds, size: formatBytes(maxBytes), count: maxFiles });
  const full = uploads.length >= maxFiles;
  return (
    <fieldset aria-describedby={`${id}-hint`} className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-medium">
        {label}
        {required && (
          <span aria-hidden className="ml-0.5 text-danger">
            *
          </span>
        )}
      </legend>
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx(
          "flex flex-col items-center gap-2.5 rounded-lg border-[1.5px] border-dashed border-line-strong bg-subtle/50 px-4 py-4 text-center",
          over && "border-brand-text bg-brand-soft",
          error && "border-danger",
        )}
      >
        <div className="flex flex-wrap items-center justify-center gap-2.5">
          <span className="hidden text-ink-2 pointer-fine:inline">{t("drop")}</span>
          <Button variant="secondary" disabled={full} onClick={() => chooser.current?.click()}>
            <FolderOpen aria-hidden />
            {t("choose")}
            <span className="sr-only">: {label}</span>
          </Button>
          {camera && (
            <Button
              variant="secondary"
              disabled={full}
              className="pointer-fine:hidden"
              onClick={() => shutter.current?.click()}
            >
              <Camera aria-hidden />
              {t("camera")}
              <span className="sr-only">: {label}</span>
            </Button>
          )}
        </div>
        <p id={`${id}-hint`} className="text-[0.875em] text-ink-3">
          {hint}
        </p>
        <HiddenChooser
          field={chooser}
          {...(accept ? { accept } : {})}
          multiple={maxFiles > 1}
          label={label}
          onFiles={take}
        />
        {camera && <HiddenChooser field={shutter} accept="image/*" camera label={label} onFiles={take} />}
      </div>
      {(error || surplus) && (
        <p role="alert" className="text-[0.875em] font-medium text-danger">
          {error ?? t("tooMany", { count: maxFiles })}
        </p>
      )}
      {uploads.length > 0 && (
        <ul aria-label={t("list")} className="grid gap-1.5">
          {uploads.map((one) => (
            <FileRow
              key={one.key}
              upload={one}
              onRemove={() => remove(one.key)}
              {...(upload && !checkFile(one.file, { maxBytes, ...(accept ? { accept } : {}) })
                ? { onRetry: () => retry(one.key) }
                : {})}
            />
          ))}
        </ul>
      )}
      {name && uploads.map((one) => one.id && <input key={one.key} type="hidden" name={name} value={one.id} />)}
    </fieldset>
  );
}

type HiddenChooserProps = {
  field: RefObject<HTMLInputElement | null>;
  accept?: string;
  multiple?: boolean;
  camera?: boolean;
  label: string;
  onFiles: (files: FileList | null) => void;
};

function HiddenChooser({ field, accept, multiple = false, camera = false, label, onFiles }: HiddenChooserProps) {
  return (
    <input
      ref={field}
      type="file"
      tabIndex={-1}
      aria-label={label}
      accept={accept}
      multiple={multiple}
      capture={camera ? "environment" : undefined}
      className="sr-only"
      onChange={(event) => {
        onFiles(event.target.files);
        // So that the same file can be chosen again after it was removed.
        event.target.value = "";
      }}
    />
  );
}
