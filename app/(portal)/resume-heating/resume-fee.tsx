"use client";
import { useTranslations } from "next-intl";
import { Money } from "@/app/_ui/money/money";
import type { ResumePreview } from "./resume-heating-flow";
import { useResumeFee } from "./use-resume-fee";

/** What the season costs once the chosen areas are heated again. */
export function ResumeFee({ preview, areas }: { preview: ResumePreview; areas: string[] | undefined }) {
  const t = useTranslations("supply");
  const fee = useResumeFee(preview, areas);
  if (areas?.length === 0) return "—";
  return fee ? <Money amountMinor={fee.suppliedMinor} /> : t("reckoning");
}
