"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { SubmitButton } from "@/app/_ui/submit-button";
import { signInStaff } from "./actions";

/** E-mail and password; the e-mail stays when the password was wrong. Works before scripts have loaded. */
export function StaffForm({ next }: { next: string }) {
  const t = useTranslations("auth");
  const say = useProblemText();
  const [state, action] = useActionState(signInStaff, { email: "" });
  return (
    <form action={action} className="grid gap-4">
      {state.problem && <Alert tone="danger">{say(state.problem)}</Alert>}
      <input type="hidden" name="next" value={next} />
      <Field label={t("email")} required>
        <Input
          key={state.email}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={state.email}
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field label={t("password")} required>
        <Input name="password" type="password" autoComplete="current-password" maxLength={200} />
      </Field>
      <SubmitButton size="lg" block>
        {t("signIn")}
      </SubmitButton>
      <p className="text-[0.875em] text-ink-3">{t("forgotPassword")}</p>
    </form>
  );
}
