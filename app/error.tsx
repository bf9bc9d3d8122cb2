"use client";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "./_ui/button";
import { buttonClasses } from "./_ui/button-classes";
import { ErrorState } from "./_ui/error-state";

/** What a reader sees when a page fails: the number leads support to the log line; no inner detail is shown. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("common");
  const [pending, start] = useTransition();
  return (
    <main className="grid min-h-[60dvh] place-items-center">
      <ErrorState
        title={<h1>{t("errors.crashTitle")}</h1>}
        {...(error.digest ? { code: t("errors.crashCode", { code: error.digest }) } : {})}
        actions={
          <>
            <Button loading={pending} onClick={() => start(reset)}>
              {t("actions.retry")}
            </Button>
            {/* A full load, because the state of a page that failed is not worth keeping. */}
            <a href="/" className={buttonClasses({ variant: "secondary" })}>
              {t("actions.home")}
            </a>
          </>
        }
      >
        {t("errors.crashBody")}
      </ErrorState>
    </main>
  );
}
