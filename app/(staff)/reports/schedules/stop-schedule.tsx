"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** Ends a schedule after asking. */
export function StopSchedule({ scheduleId, name }: { scheduleId: string; name: string }) {
  const t = useTranslations("reports.schedules");
  const say = useProblemText();
  const router = useRouter();
  const stop = useMutation(useTRPC().staff.reports["stop-schedule"].mutationOptions());
  return (
    <ConfirmDialog
      title={t("stopTitle", { report: name })}
      description={t("stopBody")}
      confirmLabel={t("stop")}
      danger
      trigger={
        <Button size="sm" variant="quiet" aria-label={`${t("stop")} ${name}`}>
          {t("stop")}
        </Button>
      }
      onConfirm={async () => {
        try {
          await stop.mutateAsync({ scheduleId });
          toast.success(t("stopped"));
          router.refresh();
        } catch (error) {
          toast.error(say(problemOf(error)));
        }
      }}
    />
  );
}
