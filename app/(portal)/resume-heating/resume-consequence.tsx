"use client";
import { useTranslations } from "next-intl";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { useWords } from "../_request/workflow-fields";
import type { ResumePreview } from "./resume-heating-flow";
import { useResumeFee } from "./use-resume-fee";

/** What the resume means in money, in sentences. */
export function ResumeConsequence({ preview, areas }: { preview: ResumePreview; areas: string[] | undefined }) {
  const t = useTranslations("supply.resume");
  const words = useWords();
  const fee = useResumeFee(preview, areas);
  const { season, owedMinor } = preview;
  return (
    <>
      {season && fee && (
        <p>{t("consequence", { season: words(season.name), supplied: formatMinor(fee.suppliedMinor) })}</p>
      )}
      {owedMinor > 0n && (
        <p className="mt-1 font-semibold text-danger">{t("consequenceOwed", { owed: formatMinor(owedMinor) })}</p>
      )}
    </>
  );
}
