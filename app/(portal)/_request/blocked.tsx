import { useTranslations } from "next-intl";
import { useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { Summary, type SummaryRow } from "./summary";

/** Why a request cannot be made now, each reason with what to do; what is known of the home beside it. */
export function Blocked({
  blockers,
  known,
}: {
  blockers: { code: string; params: Record<string, string | number> }[];
  known: SummaryRow[];
}) {
  const t = useTranslations("supply");
  const say = useProblemText();
  return (
    <Card className="mx-auto max-w-2xl">
      <Alert tone="warn" title={t("blocked")}>
        <ul className="mt-1 grid gap-2">
          {blockers.map((blocker) => (
            <li key={blocker.code}>{say(blocker)}</li>
          ))}
        </ul>
      </Alert>
      <div className="mt-4">
        <Summary rows={known} />
      </div>
      <LinkButton href="/" variant="secondary" size="lg" block className="mt-6">
        {t("home")}
      </LinkButton>
    </Card>
  );
}
