"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { useTRPCClient } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { changePasswordInput } from "@/server/identity/schemas";

type Props = { surface: "staff" | "hq"; temporary: boolean; email: string };

/** Old password, new one twice; what is wrong is said at the field. */
export function PasswordForm({ surface, temporary, email }: Props) {
  const t = useTranslations("settings.password");
  const actions = useTranslations("common.actions");
  const say = useProblemText();
  const client = useTRPCClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [differs, setDiffers] = useState(false);
  const change = useMutation({
    mutationFn: (input: { current: string; next: string }) =>
      surface === "staff"
        ? client.staff.identity["change-password"].mutate(input)
        : client.hq.identity["change-password"].mutate(input),
    // A whole new page: what the old session was kept from is open now.
    onSuccess: () => window.location.assign("/"),
    onError: (error) => setProblem(problemOf(error)),
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const parsed = changePasswordInput.safeParse({ current: form.get("current"), next: form.get("next") });
    const same = form.get("next") === form.get("again");
    setDiffers(!same);
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), code: message }));
      return setProblem({ code: "input-invalid", params: {}, issues });
    }
    setProblem(null);
    if (same) change.mutate(parsed.data);
  };
  const wrong = (field: string) => {
    if (problem?.field === field) return say(problem);
    const issue = problem?.issues?.find(({ path }) => path === field);
    return issue && say({ code: issue.code, params: {} });
  };
  return (
    <form onSubmit={send} noValidate className="grid gap-4">
      {problem && !problem.field && !problem.issues && <Alert tone="danger">{say(problem)}</Alert>}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label={t(temporary ? "currentTemporary" : "current")} required error={wrong("current")}>
        <Input name="current" type="password" autoComplete="current-password" maxLength={200} />
      </Field>
      <Field label={t("next")} required hint={t("nextHint")} error={wrong("next")}>
        <Input name="next" type="password" autoComplete="new-password" maxLength={200} />
      </Field>
      <Field label={t("again")} required error={differs ? t("differs") : undefined}>
        <Input name="again" type="password" autoComplete="new-password" maxLength={200} />
      </Field>
      <Button type="submit" size="lg" block loading={change.isPending || change.isSuccess}>
        {t("save")}
      </Button>
      {!temporary && (
        <a
          href={surface === "staff" ? "/settings" : "/compare"}
          className="text-center text-brand-text underline underline-offset-4"
        >
          {actions("cancel")}
        </a>
      )}
    </form>
  );
}
