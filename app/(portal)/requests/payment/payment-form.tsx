"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { WorkflowFields } from "@/app/(portal)/_request/workflow-fields";
import { say } from "@/app/_i18n/say";
import { PaperDrop } from "@/app/_requests/paper-drop";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import type { Application } from "@/server/tickets/get-application";

/** Amount, day, payer and a photo of the slip. */
export function PaymentForm({ application }: { application: Application }) {
  const t = useTranslations("tickets");
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTRPC();
  const problemText = useProblemText();
  const [values, setValues] = useState<Record<string, string>>({});
  const [papers, setPapers] = useState<Record<string, string[]>>({});
  const mutation = useMutation(
    trpc.portal.requests["report-payment"].mutationOptions({
      onSuccess: ({ ticketNo }) => router.push(`/requests/${ticketNo}`),
    }),
  );
  const problem = mutation.error ? problemOf(mutation.error) : null;
  const known = problem?.field && application.form.some((field) => field.key === problem.field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutation.mutate({ form: values, documentIds: Object.values(papers).flat() });
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      <p className="text-[1.0625em] text-ink-2">{say(application.intro, locale)}</p>
      <Card>
        <div className="grid gap-5">
          <WorkflowFields
            fields={application.form}
            values={values}
            errors={known && problem?.field ? { [problem.field]: problemText(problem) } : {}}
            onChange={(key, value) => setValues((all) => ({ ...all, [key]: value }))}
          />
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
      {problem && !known && <Alert tone="danger">{problemText(problem)}</Alert>}
      <Button type="submit" size="lg" block loading={mutation.isPending}>
        {t("requests.submit")}
      </Button>
    </form>
  );
}
