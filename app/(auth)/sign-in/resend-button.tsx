"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { SubmitButton } from "@/app/_ui/submit-button";

const waitSeconds = 60;

/** Asks for another code, once a minute has passed since the last. */
export function ResendButton({ phone, action }: { phone: string; action: (form: FormData) => void }) {
  const t = useTranslations("auth");
  const [left, setLeft] = useState(waitSeconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <form action={action}>
      <input type="hidden" name="intent" value="send" />
      <input type="hidden" name="phone" value={phone} />
      <SubmitButton variant="quiet" disabled={left > 0} className="figures">
        {left > 0 ? t("resendIn", { seconds: left }) : t("resend")}
      </SubmitButton>
    </form>
  );
}
