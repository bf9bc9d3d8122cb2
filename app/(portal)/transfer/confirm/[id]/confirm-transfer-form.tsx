"use client";
import { CircleCheckBig } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { type Problem, problemOf } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { LinkButton } from "@/app/_ui/link-button";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { DateText } from "@/app/_ui/time/date-text";
import { ProblemAlert } from "../../../_request/problem-alert";
import { Summary } from "../../../_request/summary";

type Transfer = {
  ticketId: string;
  ticketNo: string;
  address: string;
  accountNo: string;
  newOwnerName: string;
  transferDate: string;
  owedMinor: bigint;
  withHome: boolean;
};

/** Yes, it is mine; with what is owed in sight, and taken over only by an own tick. */
export function ConfirmTransferForm({ transfer }: { transfer: Transfer }) {
  const t = useTranslations("supply");
  const { withHome } = transfer;
  const owed = formatMinor(transfer.owedMinor);
  const trpc = useTRPCClient();
  const [acceptDebt, setAcceptDebt] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [state, setState] = useState<"asking" | "sending" | "done">("asking");
  const confirm = async () => {
    setState("sending");
    setProblem(undefined);
    try {
      await trpc.portal.supply["confirm-transfer"].mutate({ ticketId: transfer.ticketId, acceptDebt });
      setState("done");
    } catch (error) {
      setProblem(problemOf(error));
      setState("asking");
    }
  };
  if (state === "done") {
    return (
      <Card className="mx-auto max-w-2xl text-center">
        <CircleCheckBig aria-hidden className="mx-auto mt-3 size-14 text-ok" />
        <h2 role="status" className="mt-3 text-2xl font-semibold">
          {t("transfer.confirmedTitle")}
        </h2>
        <p className="mx-auto mt-3 max-w-md text-ink-2">{t("transfer.confirmedBody")}</p>
        <LinkButton href="/" size="lg" className="mt-6">
          {t("home")}
        </LinkButton>
      </Card>
    );
  }
  return (
    <Card className="mx-auto max-w-2xl">
      {problem && <ProblemAlert problem={problem} />}
      <Summary
        rows={[
          { label: t("address"), value: transfer.address },
          { label: t("accountNo"), value: <span className="figures">{transfer.accountNo}</span> },
          { label: t("transfer.newOwner"), value: transfer.newOwnerName },
          { label: t("transfer.handover"), value: <DateText day={transfer.transferDate} long /> },
          { label: t("transfer.request"), value: <span className="figures">{transfer.ticketNo}</span> },
        ]}
      />
      {(withHome || transfer.owedMinor > 0n) && (
        <Alert
          tone="warn"
          title={withHome ? t("transfer.withHomeTitle", { owed }) : t("transfer.debtTitle", { owed })}
          className="mt-4"
        >
          <p>{t(withHome ? "transfer.withHomeBody" : "transfer.debtBody")}</p>
          <Checkbox
            className="mt-2"
            label={t(withHome ? "transfer.acceptWithHome" : "transfer.acceptDebt")}
            checked={acceptDebt}
            onChange={(event) => setAcceptDebt(event.target.checked)}
          />
        </Alert>
      )}
      <Button size="lg" block loading={state === "sending"} onClick={() => void confirm()} className="mt-6">
        {t("transfer.confirmButton")}
      </Button>
      <p className="mt-4 text-[0.9375em] text-ink-2">{t("transfer.notMine")}</p>
    </Card>
  );
}
