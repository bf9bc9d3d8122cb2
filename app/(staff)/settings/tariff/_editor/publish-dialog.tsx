"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { localName } from "@/app/_billing/local-name";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { Textarea } from "@/app/_ui/textarea";

export type SeasonGoverned = {
  slug: string;
  name: { zh: string; en: string };
  from: string;
  version: number;
  billed: boolean;
};

type PublishDialogProps = {
  version: number;
  seenAt: Date;
  today: string;
  disabled: boolean;
  /** Seasons of the draft that have bills under an earlier version. */
  billed: SeasonGoverned[];
};

/** From which day the draft is the price, and on whose word. */
export function PublishDialog({ version, seenAt, today, disabled, billed }: PublishDialogProps) {
  const t = useTranslations("tariff");
  const locale = useLocale();
  const router = useRouter();
  const say = useProblemText();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [effectiveFrom, setEffectiveFrom] = useState(today);
  const [note, setNote] = useState("");
  const publish = useMutation(
    useTRPC().staff.tariff.publish.mutationOptions({
      onSuccess: () => {
        toast.success(t("published", { version }));
        setOpen(false);
        router.refresh();
      },
    }),
  );
  const problem = publish.error ? problemOf(publish.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate({ effectiveFrom, note, seenAt });
  };
  const touched = billed.filter((season) => effectiveFrom <= season.from);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t("publishTitle", { version })}
      description={t("publishText")}
      trigger={<Button disabled={disabled}>{t("publish")}</Button>}
      footer={
        <Button type="submit" form={formId} loading={publish.isPending}>
          {t("publish")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        {problem && !problem.field && <Alert tone="danger">{say(problem)}</Alert>}
        <Field
          label={t("effectiveFrom")}
          required
          error={problem?.field === "effectiveFrom" ? say(problem) : undefined}
        >
          <DateInput value={effectiveFrom} min={today} onChange={(event) => setEffectiveFrom(event.target.value)} />
        </Field>
        <Field label={t("note")} hint={t("noteHint")} required>
          <Textarea value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        </Field>
        {touched.map((season) => (
          <Alert key={season.slug} tone="warn">
            {t("publishBilled", { season: localName(season.name, locale), version: season.version })}
          </Alert>
        ))}
      </form>
    </Dialog>
  );
}
