"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { CalendarClock, Flame, Wrench } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { AreaNames } from "@/app/_requests/area-names";
import { AreaPicker, chosenOf, named, partOf } from "@/app/_requests/area-picker";
import { useTRPCClient } from "@/app/_trpc/client";
import { Money } from "@/app/_ui/money/money";
import { DateText } from "@/app/_ui/time/date-text";
import { formatDate } from "@/app/_ui/time/format-date";
import type { RootRouter } from "@/server/trpc/root";
import { Blocked } from "../_request/blocked";
import { Points } from "../_request/points";
import type { Application } from "@/server/tickets/get-application";
import { RequestFlow } from "../_request/request-flow";
import type { SummaryRow } from "../_request/summary";
import { useWords } from "../_request/workflow-fields";
import { ResumeConsequence } from "./resume-consequence";
import { ResumeFee } from "./resume-fee";

export type ResumePreview = Omit<inferRouterOutputs<RootRouter>["portal"]["supply"]["resume-heating-form"], "form">;

/** The request to be heated again, with its price, or why there is nothing to resume. */
export function ResumeHeatingFlow({
  preview,
  form,
  draftKey,
}: {
  preview: ResumePreview;
  form: Application;
  draftKey: string;
}) {
  const t = useTranslations("supply");
  const words = useWords();
  const locale = useLocale();
  const trpc = useTRPCClient();
  const { season, fee, account } = preview;
  const known: SummaryRow[] = [
    { label: t("address"), value: account.address },
    { label: t("accountNo"), value: <span className="figures">{account.accountNo}</span> },
    ...(season ? [{ label: t("season"), value: words(season.name) }] : []),
  ];
  if (preview.blockers.length > 0 || !season) return <Blocked blockers={preview.blockers} known={known} />;
  const areas = preview.areas.filter((area) => area.supplyState === "stopped");
  const several = areas.length > 1;
  return (
    <RequestFlow
      draftKey={draftKey}
      known={({ leftOut }) => [
        ...known,
        ...(several
          ? [{ label: t("resume.areas"), value: <AreaNames areas={chosenOf(areas, leftOut).map(named)} /> }]
          : []),
        { label: t("resume.from"), value: <DateText day={preview.from} long /> },
      ]}
      intro={
        <div className="grid gap-5">
          <p className="text-[1.0625em]">{words(form.intro)}</p>
          {fee && (
            <dl className="grid gap-2 rounded-lg bg-brand-soft p-4">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <dt>{t("resume.costNow")}</dt>
                <dd>
                  <Money amountMinor={fee.feeMinor} />
                </dd>
              </div>
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <dt>{t("resume.cost")}</dt>
                <dd>
                  <Money amountMinor={fee.suppliedMinor} size="large" />
                </dd>
              </div>
            </dl>
          )}
          <Points
            items={[
              { icon: <CalendarClock />, text: t("resume.fromDay", { day: formatDate(preview.from, locale) }) },
              { icon: <Flame />, text: t(season.changes === "whole-season" ? "resume.wholeSeason" : "resume.byDay") },
              { icon: <Wrench />, text: t("resume.valve") },
            ]}
          />
        </div>
      }
      fields={form.form}
      pages={({ values, set }) => [
        {
          title: t("steps.details"),
          fields: form.form,
          ...(several && chosenOf(areas, values.leftOut).length === 0 ? { missing: t("areaMissing") } : {}),
          lead: several && (
            <AreaPicker
              areas={areas}
              legend={t("resume.areas")}
              hint={t("resume.areasHint")}
              leftOut={values.leftOut ?? ""}
              onChange={(leftOut) => set("leftOut", leftOut)}
            >
              <p className="mt-2 font-medium">
                {t("resume.cost")} <ResumeFee preview={preview} areas={partOf(areas, values.leftOut)} />
              </p>
            </AreaPicker>
          ),
        },
      ]}
      documents={form.documents}
      maxBytes={form.upload.maxBytes}
      consequence={({ leftOut }) => <ResumeConsequence preview={preview} areas={partOf(areas, leftOut)} />}
      submit={({ leftOut, ...values }, documentIds) => {
        const part = partOf(areas, leftOut);
        return trpc.portal.supply["resume-heating"].mutate({
          form: { ...values, ...(part ? { areas: part } : {}) },
          documentIds,
        });
      }}
    />
  );
}
