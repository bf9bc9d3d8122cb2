"use client";
import { useEffect, useRef, useState } from "react";

export type DraftValues = Record<string, string>;
export type DraftPaper = { id: string; kind: string; name: string };
type Draft = { values: DraftValues; papers: DraftPaper[]; savedAt: number };

const keepMs = 7 * 86_400_000;

/**
 * What was typed and uploaded so far, kept in this browser for a week, so that an error, a closed page or an ended session
 * loses nothing. `secret` fields (ID numbers) are left out: a browser may be somebody else's.
 */
export function useDraft(key: string, initial: DraftValues, secret: readonly string[] = []) {
  const [values, setValues] = useState(initial);
  const [papers, setPapers] = useState<DraftPaper[]>([]);
  const [restored, setRestored] = useState(false);
  const loaded = useRef(false);
  const start = useRef(initial);
  const name = `draft:${key}`;
  useEffect(() => {
    const draft = readDraft(name);
    loaded.current = true;
    if (!draft) return;
    setValues((before) => ({ ...before, ...draft.values }));
    setPapers(draft.papers);
    setRestored(Object.keys(draft.values).length + draft.papers.length > 0);
  }, [name]);
  useEffect(() => {
    if (!loaded.current) return;
    const kept = Object.fromEntries(
      Object.entries(values).filter(
        ([field, value]) => value !== (start.current[field] ?? "") && !secret.includes(field),
      ),
    );
    const empty = Object.keys(kept).length + papers.length === 0;
    writeDraft(name, empty ? null : { values: kept, papers, savedAt: Date.now() });
  }, [name, values, papers, secret]);
  return {
    values,
    papers,
    restored,
    set: (field: string, value: string) => setValues((before) => ({ ...before, [field]: value })),
    setPapers,
    clear: () => {
      loaded.current = false;
      writeDraft(name, null);
    },
  };
}

function readDraft(name: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(name) ?? "null") as Draft | null;
    return draft && Date.now() - draft.savedAt < keepMs ? draft : null;
  } catch {
    return null;
  }
}

/** A browser that keeps nothing (private mode) must not break the form. */
function writeDraft(name: string, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(name, JSON.stringify(draft));
    else localStorage.removeItem(name);
  } catch {
    // Nothing to do: the form works without.
  }
}
