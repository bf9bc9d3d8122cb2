"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { SubmitButton } from "@/app/_ui/submit-button";
import { type ResidentSignIn, signInResident } from "./actions";
import { ResendButton } from "./resend-button";

const start: ResidentSignIn = { step: "phone", phone: "", sent: 0 };

/** Phone first, then the code that was sent to it. Works before scripts have loaded. */
export function ResidentForm({ next }: { next: string }) {
  const [state, action] = useActionState(signInResident, start);
  return state.step === "phone" ? (
    <PhoneStep state={state} action={action} />
  ) : (
    <CodeStep state={state} action={action} next={next} />
  );
}

type Step = { state: ResidentSignIn; action: (form: FormData) => void };

function PhoneStep({ state, action }: Step) {
  const t = useTranslations("auth");
  const say = useProblemText();
  return (
    <form action={action} className="grid gap-4">
      <input type="hidden" name="intent" value="send" />
      <Field label={t("phone")} hint={t("phoneHint")} error={state.problem && say(state.problem)} required>
        <Input
          key={state.phone}
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          maxLength={20}
          defaultValue={state.phone}
          className="figures h-13 text-xl tracking-wide"
        />
      </Field>
      <SubmitButton size="lg" block>
        {t("sendCode")}
      </SubmitButton>
      <p className="text-[0.875em] text-ink-3">{t("firstVisit")}</p>
    </form>
  );
}

function CodeStep({ state, action, next }: Step & { next: string }) {
  const t = useTranslations("auth");
  const say = useProblemText();
  return (
    <div className="grid gap-4">
      <Alert tone="ok">{t("codeSent", { phone: state.masked ?? "" })}</Alert>
      <form action={action} className="grid gap-4">
        <input type="hidden" name="intent" value="verify" />
        <input type="hidden" name="phone" value={state.phone} />
        <input type="hidden" name="next" value={next} />
        <Field label={t("code")} hint={t("codeHint")} error={state.problem && say(state.problem)} required>
          <Input
            key={state.sent}
            name="code"
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9]{6}"
            maxLength={6}
            className="figures h-13 text-center text-2xl tracking-[0.4em]"
          />
        </Field>
        <SubmitButton size="lg" block>
          {t("signIn")}
        </SubmitButton>
      </form>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <ResendButton key={state.sent} phone={state.phone} action={action} />
        <form action={action}>
          <input type="hidden" name="intent" value="restart" />
          <input type="hidden" name="phone" value={state.phone} />
          <SubmitButton variant="quiet">{t("otherPhone")}</SubmitButton>
        </form>
      </div>
    </div>
  );
}
