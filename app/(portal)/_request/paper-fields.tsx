"use client";
import { FileCheck2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PaperDrop } from "@/app/_requests/paper-drop";
import { Button } from "@/app/_ui/button";
import type { WorkflowDocument } from "@/tenants/schemas/workflow";
import type { DraftPaper } from "./use-draft";
import { useWords } from "./workflow-fields";

type PaperFieldsProps = {
  documents: WorkflowDocument[];
  maxBytes: number;
  papers: DraftPaper[];
  onChange: (papers: DraftPaper[]) => void;
};

/** The papers that a subsidiary wants to see; each is sent as soon as it is chosen, and stays with the draft. */
export function PaperFields({ documents, maxBytes, papers, onChange }: PaperFieldsProps) {
  const t = useTranslations("supply.papers");
  return (
    <div className="grid gap-6">
      <p className="text-ink-2">{t("lead")}</p>
      {documents.map((document) => (
        <PaperField
          key={document.kind}
          document={document}
          maxBytes={maxBytes}
          papers={papers.filter((paper) => paper.kind === document.kind)}
          onChange={(own) => onChange([...papers.filter((paper) => paper.kind !== document.kind), ...own])}
        />
      ))}
    </div>
  );
}

type PaperFieldProps = {
  document: WorkflowDocument;
  maxBytes: number;
  /** Of this kind. */
  papers: DraftPaper[];
  onChange: (papers: DraftPaper[]) => void;
};

function PaperField({ document, maxBytes, papers, onChange }: PaperFieldProps) {
  const t = useTranslations("supply.papers");
  const words = useWords();
  // Those that came with the draft; the ones chosen on this page stand in the file field itself.
  const [restored, setRestored] = useState(papers);
  const [fresh, setFresh] = useState<DraftPaper[]>([]);
  const label = words(document.label);
  const { kind } = document;
  return (
    <div className="grid gap-2">
      <PaperDrop
        label={document.required ? label : `${label}（${t("optional")}）`}
        kind={kind}
        maxBytes={maxBytes}
        required={document.required}
        onChange={(uploads) => {
          const sent = uploads.flatMap(({ id, file }) => (id ? [{ id, kind, name: file.name }] : []));
          if (sent.map(({ id }) => id).join() === fresh.map(({ id }) => id).join()) return;
          setFresh(sent);
          onChange([...restored, ...sent]);
        }}
      />
      {restored.length > 0 && (
        <ul aria-label={t("kept", { label })} className="grid gap-1.5">
          {restored.map((paper) => (
            <li key={paper.id} className="flex items-center gap-2 rounded-md bg-ok-soft px-3 py-1.5">
              <FileCheck2 aria-hidden className="size-5 shrink-0 text-ok" />
              <span className="min-w-0 flex-1 truncate">{paper.name}</span>
              <Button
                variant="quiet"
                size="icon-sm"
                aria-label={t("remove", { name: paper.name })}
                onClick={() => {
                  const left = restored.filter((one) => one.id !== paper.id);
                  setRestored(left);
                  onChange([...left, ...fresh]);
                }}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
