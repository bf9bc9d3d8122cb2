"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { NumberInput } from "@/app/_ui/number-input";
import { toast } from "@/app/_ui/overlay/toast";
import { Select } from "@/app/_ui/select";
import { Textarea } from "@/app/_ui/textarea";
import { type DunningAct, dunningActs, dunningPlaceholders, type DunningStep } from "@/tenants/schemas/dunning";

type Props = { version: number; steps: DunningStep[]; mayEdit: boolean };
type Draft = Omit<DunningStep, "daysLate"> & { daysLate: string };

const draftOf = (step: DunningStep): Draft => ({ ...step, daysLate: String(step.daysLate) });
const emptyStep = (): Draft => ({
  ...{ slug: `step-${crypto.randomUUID().slice(0, 8)}`, name: { zh: "", en: "" }, daysLate: "" },
  ...{ least: "0", act: "message", text: "" },
});

/** The steps one under the other; saving puts them in force as the next version. */
export function EditRules({ version, steps, mayEdit }: Props) {
  const t = useTranslations("collections.rules");
  const say = useProblemText();
  const router = useRouter();
  const [drafts, setDrafts] = useState(() => steps.map(draftOf));
  const publish = useMutation(useTRPC().staff.collections["publish-rules"].mutationOptions());
  const change = (slug: string, more: Partial<Draft>) =>
    setDrafts((all) => all.map((one) => (one.slug === slug ? { ...one, ...more } : one)));

  async function submit() {
    const rules = { steps: drafts.map((one) => ({ ...one, daysLate: Number(one.daysLate) })) };
    const done = await publish.mutateAsync({ rules, basedOn: version }).catch(() => null);
    if (!done) return;
    toast.success(t("saved", { version: done.version }));
    router.refresh();
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset disabled={!mayEdit} className="grid gap-4">
        {drafts.map((draft, index) => (
          <StepFields
            key={draft.slug}
            draft={draft}
            index={index}
            mayEdit={mayEdit}
            onChange={(more) => change(draft.slug, more)}
            onRemove={() => setDrafts((all) => all.filter(({ slug }) => slug !== draft.slug))}
          />
        ))}
      </fieldset>
      {drafts.length === 0 && <p className="text-ink-2">{t("none")}</p>}
      {publish.error && <Alert tone="danger">{say(problemOf(publish.error))}</Alert>}
      {mayEdit && (
        <div className="flex flex-wrap gap-2">
          <Button type="submit" loading={publish.isPending}>
            {t("publish")}
          </Button>
          <Button variant="secondary" onClick={() => setDrafts((all) => [...all, emptyStep()])}>
            <Plus aria-hidden />
            {t("add")}
          </Button>
        </div>
      )}
    </form>
  );
}

type StepProps = {
  draft: Draft;
  index: number;
  mayEdit: boolean;
  onChange: (more: Partial<Draft>) => void;
  onRemove: () => void;
};

function StepFields({ draft, index, mayEdit, onChange, onRemove }: StepProps) {
  const t = useTranslations("collections");
  return (
    <section
      className="grid gap-3 rounded-lg border border-line p-4 sm:grid-cols-6"
      aria-label={t("rules.step", { no: index + 1 })}
    >
      <header className="flex items-center justify-between gap-2 sm:col-span-6">
        <h3 className="font-semibold">{t("rules.step", { no: index + 1 })}</h3>
        {mayEdit && (
          <Button variant="quiet" size="sm" onClick={onRemove}>
            <Trash2 aria-hidden />
            {t("rules.remove")}
          </Button>
        )}
      </header>
      <Field label={t("rules.nameZh")} required className="sm:col-span-3">
        <Input
          value={draft.name.zh}
          maxLength={40}
          onChange={({ target }) => onChange({ name: { ...draft.name, zh: target.value } })}
        />
      </Field>
      <Field label={t("rules.nameEn")} required className="sm:col-span-3">
        <Input
          value={draft.name.en}
          maxLength={60}
          onChange={({ target }) => onChange({ name: { ...draft.name, en: target.value } })}
        />
      </Field>
      <Field label={t("rules.act")} required className="sm:col-span-2">
        <Select value={draft.act} onChange={({ target }) => onChange({ act: target.value as DunningAct })}>
          {dunningActs.map((act) => (
            <option key={act} value={act}>
              {t(`acts.${act}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("rules.daysLate")} required className="sm:col-span-2">
        <NumberInput
          value={draft.daysLate}
          decimals={false}
          unit={t("rules.days")}
          pattern="[1-9]\d{0,3}"
          onChange={({ target }) => onChange({ daysLate: target.value })}
        />
      </Field>
      <Field label={t("rules.least")} required className="sm:col-span-2">
        <NumberInput
          value={draft.least}
          unit={t("rules.yuan")}
          pattern="\d{1,7}(\.\d{1,2})?"
          onChange={({ target }) => onChange({ least: target.value })}
        />
      </Field>
      <Field
        label={t("rules.text")}
        hint={t("rules.textHint", { names: dunningPlaceholders.map((name) => `{${name}}`).join(" ") })}
        required
        className="sm:col-span-6"
      >
        <Textarea
          rows={3}
          maxLength={300}
          value={draft.text}
          onChange={({ target }) => onChange({ text: target.value })}
        />
      </Field>
    </section>
  );
}
