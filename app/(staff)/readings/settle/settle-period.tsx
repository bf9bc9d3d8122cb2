"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";

type Reason = "no-meter" | "no-reading" | "held" | "disputed" | "overlap";
type Parked = { agreementId: string; accountId: string; agreementNo: string; reason: Reason };
type Sum = { settled: number; already: number; parked: Parked[] };
const shownAtMost = 200;

/** Settles a period batch by batch; what stopped half-way is simply begun again, for nothing is charged twice. */
export function SettlePeriod({ today }: { today: string }) {
  const t = useTranslations("metering.settle");
  const say = useProblemText();
  const client = useTRPCClient();
  const [busy, setBusy] = useState(false);
  const [sum, setSum] = useState<Sum | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function settle(from: string, to: string) {
    const total: Sum = { settled: 0, already: 0, parked: [] };
    setBusy(true);
    setProblem(null);
    setSum(null);
    try {
      for (let after: string | undefined; ; ) {
        const batch = await client.staff.metering.settle.mutate({ from, to, ...(after ? { after } : {}) });
        total.settled += batch.settled;
        total.already += batch.already;
        total.parked.push(...batch.obstacles);
        setSum({ ...total });
        if (!batch.next) break;
        after = batch.next;
      }
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  }

  const nothing = sum && !busy && sum.settled + sum.already + sum.parked.length === 0;
  return (
    <div className="grid gap-4">
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          void settle(String(form.get("from")), String(form.get("to")));
        }}
      >
        <Field label={t("from")} required className="w-44">
          <DateInput name="from" max={today} />
        </Field>
        <Field label={t("to")} required className="w-44">
          <DateInput name="to" max={today} />
        </Field>
        <Button type="submit" loading={busy}>
          {t("start")}
        </Button>
      </form>
      {busy && <ProgressBar label={t("running")} />}
      {problem && <Alert tone="danger">{say(problem)}</Alert>}
      {nothing && <Alert tone="info">{t("none")}</Alert>}
      {sum && !nothing && (
        <Alert
          tone={sum.parked.length > 0 ? "warn" : "ok"}
          title={t("done", { settled: sum.settled, already: sum.already })}
        >
          {sum.parked.length > 0 && t("parked", { count: sum.parked.length })}
        </Alert>
      )}
      {sum && sum.parked.length > 0 && (
        <Table caption={t("parkedList")}>
          <TableHead>
            <tr>
              <HeadCell>{t("agreement")}</HeadCell>
              <HeadCell>{t("why")}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {sum.parked.slice(0, shownAtMost).map((one) => (
              <TableRow key={one.agreementId}>
                <Cell className="figures">
                  <TextLink href={`/accounts/${one.accountId}`}>{one.agreementNo}</TextLink>
                </Cell>
                <Cell>{t(`reasons.${one.reason}`)}</Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {sum && sum.parked.length > shownAtMost && (
        <p className="text-ink-3">{t("more", { count: sum.parked.length - shownAtMost })}</p>
      )}
    </div>
  );
}
