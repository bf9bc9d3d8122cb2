"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import type { Change } from "@/server/tickets/workflow/diff-workflows";
import type { Workflow } from "@/tenants/schemas/workflow";
import { useNames } from "../_editor/use-names";

const tones = { added: "ok", removed: "danger", changed: "info" } as const;

/** The differences of two versions in sentences. */
export function ChangeList({ changes, older, newer }: { changes: Change[]; older: Workflow; newer: Workflow }) {
  const t = useTranslations("tickets");
  const names = useNames(newer, older);
  return (
    <ul className="divide-y divide-line">
      {changes.map((change) => {
        const key = `changes.${change.code}` as Parameters<typeof t>[0];
        return (
          <li key={JSON.stringify(change)} className="flex items-start gap-3 py-2.5">
            <Badge tone={tones[change.kind]}>{t(`workflows.${change.kind}`)}</Badge>
            <span>{t.has(key) ? t(key, names(change.params) as never) : change.code}</span>
          </li>
        );
      })}
    </ul>
  );
}
