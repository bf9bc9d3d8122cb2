"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { CorrectReading } from "../_parts/correct-reading";

type Props = { readingId: string; meterNo: string; value: string; impossible: boolean };

/** What a clerk can do with a held reading; one that cannot be true offers no acceptance. */
export function DecideReading({ readingId, meterNo, value, impossible }: Props) {
  const t = useTranslations("metering.queue");
  const say = useProblemText();
  const router = useRouter();
  const decide = useMutation(useTRPC().staff.metering.decide.mutationOptions());

  async function settle(decision: "accept" | "reread") {
    try {
      const { workOrderNo } = await decide.mutateAsync({ readingId, decision, note: "" });
      const sent = workOrderNo ? t("sent", { workOrderNo }) : t("sentNoOrder");
      toast.success(decision === "accept" ? t("accepted") : sent);
    } catch (error) {
      toast.error(say(problemOf(error)));
    }
    router.refresh();
  }

  return (
    <div className="flex flex-wrap gap-1.5">
      {!impossible && (
        <ConfirmDialog
          title={t("acceptTitle")}
          description={t("acceptHint", { meterNo, value })}
          confirmLabel={t("accept")}
          trigger={
            <Button size="sm" variant="secondary">
              {t("accept")}
            </Button>
          }
          onConfirm={() => settle("accept")}
        />
      )}
      <CorrectReading readingId={readingId} meterNo={meterNo} />
      <ConfirmDialog
        title={t("rereadTitle")}
        description={t("rereadHint")}
        confirmLabel={t("reread")}
        trigger={
          <Button size="sm" variant="quiet">
            {t("reread")}
          </Button>
        }
        onConfirm={() => settle("reread")}
      />
    </div>
  );
}
