"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { formatCount } from "@/app/_ui/format-count";
import { LinkButton } from "@/app/_ui/link-button";
import { RadioGroup } from "@/app/_ui/radio-group";
import { Stat } from "@/app/_ui/stat";
import type { ImportState } from "./types";

type DecideStepProps = { list: ImportState; onColumns: () => void; onStarted: () => Promise<void> };

/** What the list would do, and the two choices that belong to the user: bad rows, and accounts that are here already. */
export function DecideStep({ list, onColumns, onStarted }: DecideStepProps) {
  const t = useTranslations("accounts.import.decide");
  const say = useProblemText();
  const trpc = useTRPC();
  const [mode, setMode] = useState(list.mode);
  const [existing, setExisting] = useState(list.existing);
  const start = useMutation(trpc.staff.accounts.imports["start-import"].mutationOptions({ onSuccess: onStarted }));
  const bad = list.rejected;
  const figures = [
    { label: t("total"), value: list.totalRows },
    { label: t("create"), value: list.created },
    { label: t("update"), value: list.updated },
    { label: t("unchanged"), value: list.unchanged },
    { label: t("rejected"), value: bad },
  ];
  const notes = [
    list.ownersChanged > 0 && t("owners", { count: list.ownersChanged }),
    list.areasChanged > 0 && t("areas", { count: list.areasChanged }),
  ].filter(Boolean);
  return (
    <>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-5">
        {figures.map(({ label, value }) => (
          <Stat key={label} label={label} value={formatCount(value)} />
        ))}
      </div>
      {notes.length > 0 && <Alert tone="info">{notes.join("；")}</Alert>}
      {list.goodRows === 0 ? (
        <Alert
          tone="warn"
          actions={
            <>
              <LinkButton size="sm" href="/accounts/import">
                {t("uploadAgain")}
              </LinkButton>
              <Button size="sm" variant="secondary" onClick={onColumns}>
                {t("columnsAgain")}
              </Button>
            </>
          }
        >
          {t("nothing")}
        </Alert>
      ) : (
        <Card>
          <div className="grid gap-5">
            <RadioGroup
              look="cards"
              name="mode"
              legend={t("mode")}
              value={mode}
              onValueChange={(value) => setMode(value as typeof mode)}
              options={[
                {
                  value: "keep-good",
                  label: t("keepGood"),
                  hint: t("keepGoodHint", { good: list.goodRows, bad }),
                },
                {
                  value: "all-or-nothing",
                  label: t("allOrNothing"),
                  hint: bad > 0 ? t("allOrNothingBlocked", { bad }) : t("allOrNothingHint"),
                  disabled: bad > 0,
                },
              ]}
            />
            {list.updated > 0 && (
              <RadioGroup
                look="cards"
                name="existing"
                legend={t("existing")}
                value={existing}
                onValueChange={(value) => setExisting(value as typeof existing)}
                options={[
                  { value: "update", label: t("updateExisting"), hint: t("updateExistingHint") },
                  { value: "keep", label: t("keepExisting") },
                ]}
              />
            )}
            {start.isError && <Alert tone="danger">{say(problemOf(start.error))}</Alert>}
            <div className="flex flex-wrap gap-2.5">
              <Button loading={start.isPending} onClick={() => start.mutate({ importId: list.id, mode, existing })}>
                {t("start", { count: list.goodRows })}
              </Button>
              <Button variant="secondary" onClick={onColumns}>
                {t("columnsAgain")}
              </Button>
              <LinkButton variant="quiet" href="/accounts/import">
                {t("uploadAgain")}
              </LinkButton>
            </div>
          </div>
        </Card>
      )}
    </>
  );
}
