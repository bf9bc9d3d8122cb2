"use client";
import { useTranslations } from "next-intl";
import { AreaNames } from "@/app/_requests/area-names";
import { AreaPicker, chosenOf, named, partOf } from "@/app/_requests/area-picker";
import { useTRPCClient } from "@/app/_trpc/client";
import { DateText } from "@/app/_ui/time/date-text";
import type { Application } from "@/server/tickets/get-application";
import { Blocked } from "../_request/blocked";
import { RequestFlow } from "../_request/request-flow";
import type { SummaryRow } from "../_request/summary";
import { useWords } from "../_request/workflow-fields";
import { StopConsequence } from "./stop-consequence";
import { StopFee } from "./stop-fee";
import { StopIntro } from "./stop-intro";
import type { StopPreview } from "./stop-preview";

/** The stop request with its money in plain words, or why there can be none today. */
export function StopHeatingFlow({
  preview,
  form,
  draftKey,
}: {
  preview: StopPreview;
  form: Application;
  draftKey: string;
}) {
  const t = useTranslations("supply");
  const words = useWords();
  const trpc = useTRPCClient();
  const { season, account } = preview;
  const known: SummaryRow[] = [
    { label: t("address"), value: account.address },
    { label: t("accountNo"), value: <span className="figures">{account.accountNo}</span> },
    ...(season ? [{ label: t("season"), value: words(season.name) }] : []),
  ];
  if (preview.blockers.length > 0 || !season) return <Blocked blockers={preview.blockers} known={known} />;
  const areas = preview.areas.filter((area) => area.supplyState === "on");
  const several = areas.length > 1;
  const costName = (leftOut?: string) => (partOf(areas, leftOut) ? "stop.ifPart" : "stop.ifStopped");
  return (
    <RequestFlow
      draftKey={draftKey}
      known={({ leftOut }) => [
        ...known,
        ...(several
          ? [{ label: t("stop.areas"), value: <AreaNames areas={chosenOf(areas, leftOut).map(named)} /> }]
          : []),
        { label: t(costName(leftOut)), value: <StopFee preview={preview} areas={partOf(areas, leftOut)} /> },
        { label: t("stop.applyBy"), value: <DateText day={season.applyBy} long /> },
      ]}
      intro={<StopIntro preview={preview} intro={words(form.intro)} />}
      fields={form.form}
      pages={({ values, set }) => [
        {
          title: t("steps.details"),
          fields: form.form,
          ...(several && chosenOf(areas, values.leftOut).length === 0 ? { missing: t("areaMissing") } : {}),
          lead: several && (
            <AreaPicker
              areas={areas}
              legend={t("stop.areas")}
              hint={t("stop.areasHint")}
              leftOut={values.leftOut ?? ""}
              onChange={(leftOut) => set("leftOut", leftOut)}
            >
              <p className="mt-2 font-medium">
                {t(costName(values.leftOut))} <StopFee preview={preview} areas={partOf(areas, values.leftOut)} />
              </p>
            </AreaPicker>
          ),
        },
      ]}
      documents={form.documents}
      maxBytes={form.upload.maxBytes}
      consequence={({ leftOut }) => <StopConsequence preview={preview} areas={partOf(areas, leftOut)} />}
      submit={({ leftOut, ...values }, documentIds) => {
        const part = partOf(areas, leftOut);
        return trpc.portal.supply["stop-heating"].mutate({
          form: { ...values, ...(part ? { areas: part } : {}) },
          documentIds,
        });
      }}
    />
  );
}
