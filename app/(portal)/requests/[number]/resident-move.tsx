"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { WorkflowFields } from "@/app/(portal)/_request/workflow-fields";
import { say } from "@/app/_i18n/say";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { toast } from "@/app/_ui/overlay/toast";
import { Textarea } from "@/app/_ui/textarea";
import type { OfferedMove } from "@/server/tickets/list-moves";

type ResidentMoveProps = { ticketId: string; revision: number; move: OfferedMove };

/** A step that is the resident's to take: its fields, and one large button. */
export function ResidentMove({ ticketId, revision, move }: ResidentMoveProps) {
  const t = useTranslations("tickets.requests");
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTRPC();
  const problemText = useProblemText();
  const [values, setValues] = useState<Record<string, string>>({});
  const [note, setNote] = useState("");
  const mutation = useMutation(
    trpc.portal.requests.move.mutationOptions({
      onSuccess: () => {
        toast.success(t("moved"));
        router.refresh();
      },
    }),
  );
  const problem = mutation.error ? problemOf(mutation.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutation.mutate({ ticketId, transition: move.key, revision, fields: values, note: note || null });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {problem && !problem.field && <Alert tone="danger">{problemText(problem)}</Alert>}
      {move.fields.length > 0 && (
        <WorkflowFields
          fields={move.fields}
          values={values}
          errors={problem?.field ? { [problem.field]: problemText(problem) } : {}}
          onChange={(key, value) => setValues((all) => ({ ...all, [key]: value }))}
        />
      )}
      {move.noteRequired && (
        <Field label={t("noteLabel")} required error={problem?.field === "note" ? problemText(problem) : undefined}>
          <Textarea rows={3} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      )}
      <Button type="submit" size="lg" block disabled={move.blocked !== null} loading={mutation.isPending}>
        {say(move.title, locale)}
      </Button>
      {move.blocked && <p className="text-center text-ink-3">{t("blocked", { reason: problemText(move.blocked) })}</p>}
    </form>
  );
}
