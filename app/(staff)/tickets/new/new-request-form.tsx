"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { WorkflowFields } from "@/app/(portal)/_request/workflow-fields";
import { say } from "@/app/_i18n/say";
import { type PickedArea, partOf } from "@/app/_requests/area-picker";
import { PaperDrop } from "@/app/_requests/paper-drop";
import { useTRPCClient } from "@/app/_trpc/client";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { toast } from "@/app/_ui/overlay/toast";
import type { Application } from "@/server/tickets/get-application";
import { newPremiseKeys } from "@/tenants/schemas/request-forms";
import { AreasAndFee } from "./areas-and-fee";
import { PremisePicker } from "./premise-picker";

type NewRequestFormProps = {
  application: Application;
  accountId: string | null;
  /** Of which a stop or a resume may name some; none where there is nothing to choose. */
  areas: PickedArea[];
};

/** The request as the customer at the counter tells it; the same verbs as online decide. */
export function NewRequestForm({ application, accountId, areas }: NewRequestFormProps) {
  const t = useTranslations("tickets.open");
  const locale = useLocale();
  const router = useRouter();
  const problemText = useProblemText();
  const send = useSend(application.type, accountId);
  const [values, setValues] = useState<Record<string, string>>({});
  const [papers, setPapers] = useState<Record<string, string[]>>({});
  const [leftOut, setLeftOut] = useState("");
  const [premiseId, setPremiseId] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const part = partOf(areas, leftOut);
  const opening = application.type === "open-account";
  // A home of the register brings its own address.
  const fields = application.form.filter((field) => !(opening && premiseId && isPlace(field.key)));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (part?.length === 0) {
      setProblem({ code: "areas-none", params: {} });
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const filled = Object.fromEntries(fields.flatMap(({ key }) => (values[key] ? [[key, values[key]]] : [])));
      const form = { ...filled, ...(part ? { areas: part } : {}) };
      const { ticketNo } = await send({ form, documentIds: Object.values(papers).flat(), premiseId });
      toast.success(t("done", { number: ticketNo }));
      router.push(`/tickets/${ticketNo}`);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  const known = problem?.field && fields.some((field) => field.key === problem.field);
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Card title={t("form")}>
        <div className="grid gap-5">
          <p className="text-ink-2">{say(application.intro, locale)}</p>
          {(application.type === "stop-heating" || application.type === "resume-heating") && accountId && (
            <AreasAndFee
              type={application.type}
              accountId={accountId}
              areas={areas}
              leftOut={leftOut}
              onChange={setLeftOut}
            />
          )}
          {opening && <PremisePicker onChoose={setPremiseId} />}
          <div className="*:lg:grid-cols-2">
            <WorkflowFields
              fields={fields}
              values={values}
              errors={known && problem?.field ? { [problem.field]: problemText(problem) } : {}}
              onChange={(key, value) => setValues((all) => ({ ...all, [key]: value }))}
            />
          </div>
        </div>
      </Card>
      {application.documents.length > 0 && (
        <Card title={t("documents")} description={t("documentsHint")}>
          <div className="grid gap-4 lg:grid-cols-2">
            {application.documents.map((document) => (
              <PaperDrop
                key={document.kind}
                kind={document.kind}
                label={say(document.label, locale)}
                maxBytes={application.upload.maxBytes}
                required={document.required}
                onChange={(uploads) =>
                  setPapers((all) => ({ ...all, [document.kind]: uploads.flatMap((one) => (one.id ? [one.id] : [])) }))
                }
              />
            ))}
          </div>
        </Card>
      )}
      {problem && !known && <Alert tone="danger">{problemText(problem)}</Alert>}
      <div>
        <Button type="submit" size="lg" loading={busy}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}

const isPlace = (key: string) => (newPremiseKeys as readonly string[]).includes(key);

type Request = { form: Record<string, string | string[]>; documentIds: string[]; premiseId: string | null };

/** Each request has a door of its own. */
function useSend(type: Application["type"], accountId: string | null) {
  const { staff } = useTRPCClient();
  return ({ form, documentIds, premiseId }: Request): Promise<{ ticketNo: string }> => {
    if (type === "open-account") {
      return staff.supply["open-account"].mutate({ form, documentIds, ...(premiseId ? { premiseId } : {}) });
    }
    const request = { accountId: accountId ?? "", form, documentIds };
    if (type === "payment") return staff.tickets["report-payment"].mutate(request);
    return staff.supply[type].mutate(request);
  };
}
