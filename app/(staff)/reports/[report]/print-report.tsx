"use client";
import { useMutation } from "@tanstack/react-query";
import { Stamp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { toast } from "@/app/_ui/overlay/toast";
import type { QuestionInput } from "@/server/reports/schemas";

/** Prints the shown question for good, and goes to the print. */
export function PrintReport({ question }: { question: QuestionInput }) {
  const t = useTranslations("reports.print");
  const say = useProblemText();
  const router = useRouter();
  const print = useMutation(
    useTRPC().staff.reports.print.mutationOptions({
      onSuccess: ({ printId }) => {
        toast.success(t("done"));
        router.push(`/reports/prints/${printId}`);
      },
      onError: (error) => toast.error(say(problemOf(error))),
    }),
  );
  return (
    <Button loading={print.isPending} onClick={() => print.mutate(question)}>
      <Stamp aria-hidden />
      {t("do")}
    </Button>
  );
}
