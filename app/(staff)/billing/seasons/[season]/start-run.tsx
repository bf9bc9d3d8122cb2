"use client";
import { useMutation } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";

/** Starts the run after asking, and goes to its progress. */
export function StartRun({ season, count, totalMinor }: { season: string; count: number; totalMinor: bigint }) {
  const t = useTranslations("billing.staff.preview");
  const say = useProblemText();
  const router = useRouter();
  const start = useMutation(useTRPC().staff.billing["start-season-run"].mutationOptions());
  return (
    <div className="grid gap-3">
      {start.error && <Alert tone="danger">{say(problemOf(start.error))}</Alert>}
      <div>
        <ConfirmDialog
          title={t("confirm", { count: count.toLocaleString("en"), amount: formatMinor(totalMinor) })}
          description={t("confirmBody")}
          confirmLabel={t("start")}
          trigger={
            <Button loading={start.isPending}>
              <Play aria-hidden />
              {t("start")}
            </Button>
          }
          onConfirm={async () => {
            const run = await start.mutateAsync({ season }).catch(() => null);
            if (run) router.push(`/billing/runs/${run.runId}`);
          }}
        />
      </div>
    </div>
  );
}
