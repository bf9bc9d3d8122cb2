"use client";
import { useMutation } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { toast } from "@/app/_ui/overlay/toast";

/** Asks for the figures to be counted anew and proved. */
export function RefreshButton() {
  const t = useTranslations("hq.compare");
  const say = useProblemText();
  const refresh = useMutation(
    useTRPC().hq.compare.refresh.mutationOptions({
      onSuccess: () => toast.success(t("refreshing")),
      onError: (error) => toast.error(say(problemOf(error))),
    }),
  );
  return (
    <Button variant="quiet" loading={refresh.isPending} onClick={() => refresh.mutate()}>
      <RefreshCw aria-hidden />
      {t("refresh")}
    </Button>
  );
}
