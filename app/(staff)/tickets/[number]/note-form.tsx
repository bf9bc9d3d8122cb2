"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { toast } from "@/app/_ui/overlay/toast";
import { Textarea } from "@/app/_ui/textarea";

/** A remark in the history: for colleagues, unless the resident shall read it too. */
export function NoteForm({ ticketId }: { ticketId: string }) {
  const t = useTranslations("tickets.ticket");
  const router = useRouter();
  const trpc = useTRPC();
  const problemText = useProblemText();
  const [note, setNote] = useState("");
  const [forResident, setForResident] = useState(false);
  const mutation = useMutation(
    trpc.staff.tickets.note.mutationOptions({
      onSuccess: () => {
        setNote("");
        toast.success(t("noteSaved"));
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim()) mutation.mutate({ ticketId, note, forResident });
  };
  return (
    <form onSubmit={submit} className="mt-5 grid gap-2 border-t border-line pt-4">
      <Field label={t("addNote")} error={mutation.error ? problemText(problemOf(mutation.error)) : undefined}>
        <Textarea rows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Checkbox
          label={t("noteForResident")}
          checked={forResident}
          onChange={(event) => setForResident(event.target.checked)}
        />
        <Button type="submit" variant="secondary" size="sm" loading={mutation.isPending}>
          {t("addNote")}
        </Button>
      </div>
    </form>
  );
}
