"use client";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/app/_trpc/client";
import { Money } from "@/app/_ui/money/money";
import { DateText } from "@/app/_ui/time/date-text";
import type { Application } from "@/server/tickets/get-application";
import { Blocked } from "../_request/blocked";
import { RequestFlow } from "../_request/request-flow";
import type { SummaryRow } from "../_request/summary";
import { useWords } from "../_request/workflow-fields";
import { StopConsequence } from "./stop-consequence";
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
  return (
    <RequestFlow
      draftKey={draftKey}
      known={() => [
        ...known,
        ...(preview.fee ? [{ label: t("stop.ifStopped"), value: <Money amountMinor={preview.fee.feeMinor} /> }] : []),
        { label: t("stop.applyBy"), value: <DateText day={season.applyBy} long /> },
      ]}
      intro={<StopIntro preview={preview} intro={words(form.intro)} />}
      fields={form.form}
      pages={() => [{ title: t("steps.details"), fields: form.form }]}
      documents={form.documents}
      maxBytes={form.upload.maxBytes}
      consequence={<StopConsequence preview={preview} />}
      submit={(values, documentIds) => trpc.portal.supply["stop-heating"].mutate({ form: values, documentIds })}
    />
  );
}
