"use client";
import { useTranslations } from "next-intl";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { useWords } from "../_request/workflow-fields";
import type { StopPreview } from "./stop-preview";
import { useStopFee } from "./use-stop-fee";

/** What the stop means in money, in sentences. */
export function StopConsequence({ preview, areas }: { preview: StopPreview; areas: string[] | undefined }) {
  const t = useTranslations("supply.stop");
  const words = useWords();
  const { season, owedMinor } = preview;
  const fee = useStopFee(preview, areas);
  const name = season ? words(season.name) : "";
  return (
    <>
      <p className="font-semibold">{t("consequenceTitle")}</p>
      <ul className="mt-1 grid list-disc gap-1 pl-5">
        {fee && (
          <li>
            {fee.feeMinor > 0n
              ? t(areas ? "consequencePart" : "consequenceFee", {
                  season: name,
                  fee: formatMinor(fee.feeMinor),
                  supplied: formatMinor(fee.suppliedMinor),
                })
              : t("consequenceFree", { season: name, supplied: formatMinor(fee.suppliedMinor) })}
          </li>
        )}
        {fee?.billed && <li>{t("consequenceBilled")}</li>}
        <li>{t("valve")}</li>
        {owedMinor > 0n && (
          <li className="font-semibold text-danger">{t("consequenceOwed", { owed: formatMinor(owedMinor) })}</li>
        )}
      </ul>
    </>
  );
}
