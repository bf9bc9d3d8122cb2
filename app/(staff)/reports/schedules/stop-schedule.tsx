"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useAct } from "@/app/_trpc/use-act";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";

/** Ends a schedule after asking. */
export function StopSchedule({ scheduleId, name }: { scheduleId: string; name: string }) {
  const t = useTranslations("reports.schedules");
  const act = useAct();
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
      onConfirm={() => act(stop.mutateAsync({ scheduleId }), t("stopped"))}
    />
  );
}
