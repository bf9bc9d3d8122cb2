"use client";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { signInPath } from "@/app/_session/paths";
import { type Problem, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { LinkButton } from "@/app/_ui/link-button";

/** Why it did not work, and the way on; an ended session leads to the sign-in and back here, where the draft waits. */
export function ProblemAlert({ problem }: { problem: Problem }) {
  const t = useTranslations("supply");
  const say = useProblemText();
  const path = usePathname();
  const expired = problem.code === "session-expired";
  return (
    <Alert
      tone="danger"
      className="mb-4"
      actions={expired && <LinkButton href={signInPath({ path, expired: true })}>{t("signInAgain")}</LinkButton>}
    >
      {say(problem)}
    </Alert>
  );
}
