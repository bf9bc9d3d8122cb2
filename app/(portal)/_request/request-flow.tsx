"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Stepper } from "@/app/_ui/stepper";
import type { WorkflowDocument, WorkflowField } from "@/tenants/schemas/workflow";
import { checkField } from "./check-field";
import { PaperFields } from "./paper-fields";
import { ProblemAlert } from "./problem-alert";
import { RequestDone } from "./request-done";
import { type SummaryRow, summaryOf, Summary } from "./summary";
import { type DraftValues, useDraft } from "./use-draft";
import { type FieldLimits, useWords, WorkflowFields } from "./workflow-fields";

type FlowPage = { title: string; fields: WorkflowField[]; lead?: ReactNode; missing?: string };
type DraftInHand = { values: DraftValues; set: (field: string, value: string) => void };

type RequestFlowProps = {
  /** Every field of the request, whatever page shows it. */
  fields: WorkflowField[];
  /** Keeps drafts of different people and homes apart. */
  draftKey: string;
  /** First page: what this is about and what it costs. */
  intro: ReactNode;
  /** Pages of fields; a page may bring its own content above them, and say what is still missing from it. */
  pages: (draft: DraftInHand) => FlowPage[];
  documents: WorkflowDocument[];
  /** What one paper may weigh. */
  maxBytes: number;
  /** What is known already, on top of the summary. */
  known: (values: DraftValues) => SummaryRow[];
  /** The consequence in plain words, above the send button. */
  consequence?: ReactNode | ((values: DraftValues) => ReactNode);
  initial?: Record<string, string>;
  limits?: FieldLimits;
  submit: (form: Record<string, string>, documentIds: string[]) => Promise<{ ticketNo: string }>;
};

/** A request page by page: read, fill in, papers, check, sent. Nothing typed is lost on the way. */
export function RequestFlow(props: RequestFlowProps) {
  const t = useTranslations("supply");
  const words = useWords();
  const say = useProblemText();
  const secret = props.fields.filter((field) => field.kind === "id-number").map((field) => field.key);
  const draft = useDraft(props.draftKey, props.initial ?? {}, useStable(secret));
  const pages = props.pages(draft);
  const fields = pages.flatMap((one) => one.fields);
  const [step, setStep] = useState(0);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<Problem>();
  const [sending, setSending] = useState(false);
  const [done, setDone] = useState<string>();
  const [gap, setGap] = useState<string>();
  const top = useRef<HTMLDivElement>(null);

  const papersStep = props.documents.length > 0 ? pages.length + 1 : -1;
  const lastStep = pages.length + (papersStep > 0 ? 2 : 1);
  const titles = [
    t("steps.read"),
    ...pages.map((page) => page.title),
    ...(papersStep > 0 ? [t("steps.papers")] : []),
    t("steps.check"),
  ];

  const go = (to: number) => {
    setStep(to);
    setProblem(undefined);
    top.current?.scrollIntoView({ block: "start" });
    top.current?.focus({ preventScroll: true });
  };
  const next = () => {
    const missing = pages[step - 1]?.missing;
    setGap(missing);
    if (missing) return;
    const found = problemsOf(pages[step - 1]?.fields ?? [], draft.values, (code) => t(`checks.${code}`));
    setErrors(found);
    if (Object.keys(found).length === 0) return go(step + 1);
    document.querySelector<HTMLElement>(`[name="${Object.keys(found)[0]}"]`)?.focus();
  };
  const send = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      const given = Object.fromEntries(Object.entries(draft.values).filter(([, value]) => value !== ""));
      const { ticketNo } = await props.submit(
        given,
        draft.papers.map((paper) => paper.id),
      );
      draft.clear();
      setDone(ticketNo);
      top.current?.scrollIntoView({ block: "start" });
    } catch (error) {
      const met = problemOf(error);
      setProblem(met);
      const page = pages.findIndex(({ fields: own }) => own.some((field) => field.key === met.field));
      if (page >= 0 && met.field) {
        setStep(page + 1);
        setErrors({ [met.field]: say(met) });
      }
      top.current?.scrollIntoView({ block: "start" });
    } finally {
      setSending(false);
    }
  };

  if (done) return <RequestDone ticketNo={done} papersMissing={missingPapers(props.documents, draft.papers)} />;
  const page = pages[step - 1];
  return (
    <div ref={top} tabIndex={-1} className="mx-auto max-w-2xl scroll-mt-20 outline-none">
      <Stepper steps={titles} current={step} label={t("steps.label")} />
      {draft.restored && step === 0 && (
        <Alert tone="info" className="mb-4">
          {t("draftRestored")}
        </Alert>
      )}
      {problem && <ProblemAlert problem={problem} />}
      <Card>
        {step === 0 && props.intro}
        {page && (
          <>
            {page.lead}
            <WorkflowFields
              fields={page.fields}
              values={draft.values}
              errors={errors}
              onChange={draft.set}
              {...(props.limits ? { limits: props.limits } : {})}
            />
          </>
        )}
        {step === papersStep && (
          <PaperFields
            documents={props.documents}
            maxBytes={props.maxBytes}
            papers={draft.papers}
            onChange={draft.setPapers}
          />
        )}
        {step === lastStep && (
          <>
            <Summary
              rows={[
                ...props.known(draft.values),
                ...summaryOf(fields, draft.values, words, (yes) => t(yes ? "yes" : "no")),
                ...(papersStep > 0
                  ? [{ label: t("papers.title"), value: t("papers.count", { count: draft.papers.length }) }]
                  : []),
              ]}
            />
            {props.consequence && (
              <div className="mt-5 rounded-lg border border-warm-line bg-warm-soft p-4">
                {typeof props.consequence === "function" ? props.consequence(draft.values) : props.consequence}
              </div>
            )}
          </>
        )}
        {gap && page?.missing && (
          <Alert tone="danger" className="mt-5">
            {gap}
          </Alert>
        )}
        <div className="mt-7 grid gap-3 sm:flex sm:flex-row-reverse sm:justify-start">
          {step < lastStep ? (
            <Button size="lg" onClick={next} className="sm:min-w-40">
              {t(step === 0 ? "begin" : "next")}
            </Button>
          ) : (
            <Button size="lg" loading={sending} onClick={() => void send()} className="sm:min-w-40">
              {t("send")}
            </Button>
          )}
          {step > 0 && (
            <Button size="lg" variant="secondary" onClick={() => go(step - 1)}>
              {t("previous")}
            </Button>
          )}
        </div>
      </Card>
      <p className="mt-3 text-center text-[0.9375em] text-ink-3">{t("draftNote")}</p>
    </div>
  );
}

function problemsOf(
  fields: WorkflowField[],
  values: Record<string, string>,
  say: (code: NonNullable<ReturnType<typeof checkField>>) => string,
) {
  const found: Record<string, string> = {};
  for (const field of fields) {
    const wrong = checkField(field, values[field.key] ?? "");
    if (wrong) found[field.key] = say(wrong);
  }
  return found;
}

const missingPapers = (documents: WorkflowDocument[], papers: { kind: string }[]) =>
  documents.some((document) => document.required && !papers.some((paper) => paper.kind === document.kind));

/** One array for as long as its words are the same, so that effects do not run for nothing. */
function useStable(list: string[]): string[] {
  const kept = useRef(list);
  if (kept.current.join() !== list.join()) kept.current = list;
  return kept.current;
}
