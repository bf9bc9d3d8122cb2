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
import { cx } from "@/app/_ui/cx";
import { Field } from "@/app/_ui/field";
import { toast } from "@/app/_ui/overlay/toast";
import { Textarea } from "@/app/_ui/textarea";
import type { OfferedMove } from "@/server/tickets/list-moves";
import type { Text } from "@/tenants/schemas/workflow";

type MovePanelProps = { ticketId: string; revision: number; moves: OfferedMove[]; titles: Record<string, Text> };

/** The moves that the reader may make: one is chosen, its fields filled in, then confirmed. */
export function MovePanel({ ticketId, revision, moves, titles }: MovePanelProps) {
  const t = useTranslations("tickets.ticket");
  const locale = useLocale();
  const problemText = useProblemText();
  const [chosen, setChosen] = useState<string | null>(null);
  if (moves.length === 0) return <p className="text-ink-3">{t("noActions")}</p>;
  return (
    <ul className="grid gap-2">
      {moves.map((move) => (
        <li
          key={move.key}
          className={cx("rounded-md border border-line", chosen === move.key && "border-brand-line bg-brand-soft/40")}
        >
          <button
            type="button"
            aria-expanded={chosen === move.key}
            disabled={move.blocked !== null}
            onClick={() => setChosen(chosen === move.key ? null : move.key)}
            className="flex w-full flex-col items-start gap-0.5 rounded-md px-3 py-2 text-left enabled:hover:bg-subtle disabled:cursor-not-allowed"
          >
            <span
              className={cx(
                "font-medium",
                move.blocked ? "text-ink-3" : move.tone === "danger" ? "text-danger" : "text-brand-text",
              )}
            >
              {say(move.title, locale)}
            </span>
            <span className="text-[0.875em] text-ink-3">
              {move.blocked
                ? t("blocked", { reason: problemText(move.blocked) })
                : t("goesTo", { state: say(titles[move.to] ?? { zh: move.to, en: move.to }, locale) })}
            </span>
          </button>
          {chosen === move.key && (
            <MoveForm ticketId={ticketId} revision={revision} move={move} onDone={() => setChosen(null)} />
          )}
        </li>
      ))}
    </ul>
  );
}

type MoveFormProps = { ticketId: string; revision: number; move: OfferedMove; onDone: () => void };

function MoveForm({ ticketId, revision, move, onDone }: MoveFormProps) {
  const t = useTranslations("tickets");
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTRPC();
  const problemText = useProblemText();
  const [values, setValues] = useState<Record<string, string>>({});
  const [note, setNote] = useState("");
  const mutation = useMutation(
    trpc.staff.tickets.transition.mutationOptions({
      onSuccess: () => {
        toast.success(t("ticket.done", { move: say(move.title, locale) }));
        onDone();
        router.refresh();
      },
    }),
  );
  const problem = mutation.error ? problemOf(mutation.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutation.mutate({ ticketId, transition: move.key, revision, fields: values, note: note || null });
  };
  const conflict = problem?.code === "ticket-moved-on" || problem?.code === "move-not-possible";
  const atField = problem?.field && problem.field !== "note" ? { [problem.field]: problemText(problem) } : {};
  return (
    <form onSubmit={submit} className="grid gap-3 border-t border-line px-3 py-3">
      {problem && conflict && (
        <Alert
          tone="warn"
          title={t("ticket.movedOn")}
          actions={
            <Button size="sm" variant="secondary" onClick={() => router.refresh()}>
              {t("ticket.reload")}
            </Button>
          }
        >
          {t("ticket.movedOnHint")}
        </Alert>
      )}
      {problem && !conflict && !problem.field && <Alert tone="danger">{problemText(problem)}</Alert>}
      {move.fields.length > 0 && (
        <WorkflowFields
          fields={move.fields}
          values={values}
          errors={atField}
          onChange={(key, value) => setValues((all) => ({ ...all, [key]: value }))}
        />
      )}
      <Field
        label={t("ticket.note")}
        required={move.noteRequired}
        hint={t(move.noteRequired ? "ticket.noteRequired" : "ticket.noteOptional")}
        error={problem?.field === "note" ? problemText(problem) : undefined}
      >
        <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      {move.effects.length > 0 && (
        <p className="text-[0.875em] text-ink-3">{move.effects.map((effect) => t(`effects.${effect}`)).join(" · ")}</p>
      )}
      <Button type="submit" variant={move.tone === "danger" ? "danger" : "primary"} loading={mutation.isPending} block>
        {say(move.title, locale)}
      </Button>
    </form>
  );
}
