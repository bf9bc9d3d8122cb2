"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { PageHeader } from "@/app/_ui/page-header";
import { Stepper } from "@/app/_ui/stepper";
import { ImportStatus } from "../import-status";
import { ColumnsStep } from "./columns-step";
import { DecideStep } from "./decide-step";
import { FindingsTable } from "./findings-table";
import { ProgressStep } from "./progress-step";
import { ResultStep } from "./result-step";
import type { ImportState } from "./types";

type ImportFlowProps = { first: ImportState; kind: "heating" | "water" };

const places: Record<ImportState["status"], number> = {
  uploaded: 0,
  checking: 1,
  checked: 2,
  importing: 3,
  done: 3,
  failed: 3,
  cancelled: 3,
};

/** Leads from the columns over the check to the result; asks the server how far it is while a job works. */
export function ImportFlow({ first, kind }: ImportFlowProps) {
  const t = useTranslations("accounts.import");
  const search = useTranslations("accounts.search");
  const trpc = useTRPC();
  const [columnsAgain, setColumnsAgain] = useState(false);
  const query = useQuery(
    trpc.staff.accounts.imports.get.queryOptions(
      { importId: first.id },
      {
        initialData: first,
        refetchInterval: ({ state }) => (["checking", "importing"].includes(state.data?.status ?? "") ? 1000 : false),
      },
    ),
  );
  const list = query.data;
  const refresh = async () => {
    setColumnsAgain(false);
    await query.refetch();
  };
  const choosing = list.status === "uploaded" || columnsAgain;
  const working = list.status === "checking" || list.status === "importing";
  const over = ["done", "failed", "cancelled"].includes(list.status);
  return (
    <>
      <PageHeader
        title={<span className="break-all">{list.fileName}</span>}
        status={<ImportStatus status={list.status} />}
        crumbs={[
          { label: search("title"), href: "/accounts" },
          { label: t("back"), href: "/accounts/import" },
          { label: list.fileName },
        ]}
      />
      <Stepper
        label={t("title")}
        current={choosing ? 0 : places[list.status]}
        steps={[t("steps.columns"), t("steps.check"), t("steps.decide"), t("steps.result")]}
      />
      <div className="grid gap-4">
        {choosing && <ColumnsStep list={list} kind={kind} onStarted={refresh} />}
        {!choosing && working && <ProgressStep list={list} onChanged={refresh} />}
        {!choosing && list.status === "checked" && (
          <DecideStep list={list} onColumns={() => setColumnsAgain(true)} onStarted={refresh} />
        )}
        {!choosing && over && <ResultStep list={list} onColumns={() => setColumnsAgain(true)} />}
        {!choosing && !working && list.findings > 0 && <FindingsTable importId={list.id} count={list.findings} />}
      </div>
    </>
  );
}
