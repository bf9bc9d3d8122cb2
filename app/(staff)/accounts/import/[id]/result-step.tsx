"use client";
import { useTranslations } from "next-intl";
import { useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { LinkButton } from "@/app/_ui/link-button";
import type { ImportState } from "./types";

/** How it ended, and where to go from here. */
export function ResultStep({ list, onColumns }: { list: ImportState; onColumns: () => void }) {
  const t = useTranslations("accounts.import.result");
  const say = useProblemText();
  const { created, updated, unchanged, rejected } = list;
  const again = (
    <LinkButton size="sm" variant="secondary" href="/accounts/import">
      {t("again")}
    </LinkButton>
  );
  if (list.status === "done") {
    return (
      <Alert
        tone="ok"
        title={t("done")}
        actions={
          <>
            <LinkButton size="sm" href="/accounts">
              {t("accounts")}
            </LinkButton>
            {again}
          </>
        }
      >
        {t("doneHint", { created, updated, unchanged, rejected })}
      </Alert>
    );
  }
  const checkAgain = (
    <Button size="sm" onClick={onColumns}>
      {t("checkAgain")}
    </Button>
  );
  const actions = (
    <>
      {checkAgain}
      {again}
    </>
  );
  if (list.status === "cancelled") {
    const wrote = created + updated > 0;
    return (
      <Alert tone="warn" title={t("cancelled")} actions={actions}>
        {wrote ? t("cancelledHint", { created, updated }) : t("cancelledNothing")}
      </Alert>
    );
  }
  return (
    <Alert tone="danger" title={t("failed")} actions={actions}>
      {say({ code: list.error ?? "unexpected", params: list.errorParams })}
    </Alert>
  );
}
