"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useSeasonLabel } from "@/app/_billing/use-season-label";
import { PaperDrop } from "@/app/_requests/paper-drop";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { toast } from "@/app/_ui/overlay/toast";
import { RadioGroup } from "@/app/_ui/radio-group";
import { Select } from "@/app/_ui/select";
import { Textarea } from "@/app/_ui/textarea";
import { formatMinor } from "@/app/_ui/money/format-minor";
import type { Preparation } from "@/server/adjustments/prepare-proposal";
import { proposableKinds } from "@/server/adjustments/schemas";
import { ColdRoomFields } from "./cold-room-fields";
import { MeteringFields } from "./metering-fields";
import { OutageFields } from "./outage-fields";
import { SumFields } from "./sum-fields";
import { type Draft, emptyDraft, type FormKind, needsBill } from "./draft";
import { usePropose } from "./use-propose";

/** Kinds whose sum follows from facts instead of being typed. */
const computed: FormKind[] = ["cold-room", "outage", "metering"];

type Props = { prepared: Preparation; idempotencyKey: string };

/** The one form for every kind: what it asks for follows from the kind. */
export function ProposalForm({ prepared, idempotencyKey }: Props) {
  const t = useTranslations("adjustments");
  const season = useSeasonLabel();
  const say = useProblemText();
  const router = useRouter();
  const send = usePropose(prepared.account.id, idempotencyKey);
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(prepared));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((all) => ({ ...all, ...part }));
  const errorAt = (field: string) => (problem?.field === field ? say(problem) : undefined);
  const kinds: FormKind[] = [
    ...proposableKinds,
    ...(prepared.heating ? (["cold-room", "outage"] as const) : []),
    ...(prepared.usages.length > 0 ? (["metering"] as const) : []),
  ];
  const bill = prepared.bills.find((one) => one.id === draft.billId);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const made = await send(draft);
      toast.success(t("form.done", { number: made.adjustmentNo }));
      router.push(`/adjustments/${made.id}`);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  const known = ["billId", "amountMinor", "perSquareMetre", "otherAccountNo", "effectiveOn", "reason"];
  return (
    <form onSubmit={submit} className="grid gap-4 lg:max-w-3xl">
      <Card>
        <div className="grid gap-5">
          <RadioGroup
            name="kind"
            legend={t("form.kind")}
            look="cards"
            value={draft.kind}
            onValueChange={(kind) => change({ kind: kind as FormKind })}
            options={kinds.map((value) => ({ value, label: t(`kinds.${value}`), hint: t(`kindHints.${value}`) }))}
          />
          {needsBill(draft.kind) && prepared.bills.length === 0 && <Alert tone="warn">{t("form.noBills")}</Alert>}
          {needsBill(draft.kind) && prepared.bills.length > 0 && (
            <Field label={t("form.bill")} required error={errorAt("billId")}>
              <Select value={draft.billId} onChange={(event) => change({ billId: event.target.value })}>
                {prepared.bills.map((one) => (
                  <option key={one.id} value={one.id}>
                    {t("form.billLine", {
                      season: season(one.season),
                      billNo: one.billNo,
                      amount: formatMinor(one.amountMinor),
                      open: formatMinor(one.openMinor),
                    })}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          {draft.kind === "cold-room" && (
            <ColdRoomFields draft={draft} change={change} accountId={prepared.account.id} />
          )}
          {draft.kind === "outage" && <OutageFields draft={draft} change={change} accountId={prepared.account.id} />}
          {draft.kind === "metering" && <MeteringFields draft={draft} change={change} prepared={prepared} />}
          {!computed.includes(draft.kind) && (
            <SumFields draft={draft} change={change} prepared={prepared} bill={bill} errorAt={errorAt} />
          )}
          <Field label={t("form.reason")} hint={t("form.reasonHint")} required error={errorAt("reason")}>
            <Textarea
              required
              rows={3}
              minLength={4}
              maxLength={500}
              value={draft.reason}
              onChange={(event) => change({ reason: event.target.value })}
            />
          </Field>
        </div>
      </Card>
      <Card title={t("form.papers")} description={t("form.papersHint")}>
        <PaperDrop
          kind="adjustment-proof"
          label={t("form.papers")}
          maxBytes={prepared.maxBytes}
          required={["waiver", "cold-room", "metering"].includes(draft.kind)}
          onChange={(uploads) => change({ documentIds: uploads.flatMap((one) => (one.id ? [one.id] : [])) })}
        />
        {errorAt("documentIds") && <p className="mt-2 text-danger">{errorAt("documentIds")}</p>}
      </Card>
      {problem && !(problem.field && [...known, "documentIds"].includes(problem.field)) && (
        <Alert tone="danger">{say(problem)}</Alert>
      )}
      <div>
        <Button type="submit" size="lg" loading={busy}>
          {t("form.submit")}
        </Button>
      </div>
    </form>
  );
}
