"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { toast } from "@/app/_ui/overlay/toast";
import { Textarea } from "@/app/_ui/textarea";
import type { AdjustmentDetail } from "@/server/adjustments/get-adjustment";

type Row = Pick<AdjustmentDetail, "id" | "status" | "answered" | "may">;
type Props = { row: Row; mayApprove: boolean; mayPayOut: boolean };

/** What the reader may do with it now, and why not the rest. */
export function DecidePanel({ row, mayApprove, mayPayOut }: Props) {
  const t = useTranslations("adjustments.decide");
  const say = useProblemText();
  const router = useRouter();
  const [note, setNote] = useState("");
  const { adjustments } = useTRPC().staff;
  const done = (word: "approved" | "rejected" | "withdrawn" | "reversed" | "paidOut") => ({
    onSuccess: () => {
      toast.success(t(word));
      setNote("");
      router.refresh();
    },
  });
  const approve = useMutation(adjustments.approve.mutationOptions(done("approved")));
  const reject = useMutation(adjustments.reject.mutationOptions(done("rejected")));
  const withdraw = useMutation(adjustments.withdraw.mutationOptions(done("withdrawn")));
  const reverse = useMutation(adjustments.reverse.mutationOptions(done("reversed")));
  const payOut = useMutation(adjustments["pay-out"].mutationOptions(done("paidOut")));
  const all = [approve, reject, withdraw, reverse, payOut];
  const busy = all.some((one) => one.isPending);
  const error = all.find((one) => one.error)?.error;
  const given = { adjustmentId: row.id };
  const can = { approve: mayApprove && row.may.approve, reject: mayApprove && row.may.reject };
  const canReverse = mayApprove && row.may.reverse;
  const canPay = mayPayOut && row.may.payOut;
  const noted = note.trim().length >= 2;
  const nothing = !can.approve && !can.reject && !canReverse && !canPay && !row.may.withdraw;
  return (
    <Card title={t("title")} className="lg:sticky lg:top-4">
      <div className="grid gap-3">
        <Why row={row} mayApprove={mayApprove} />
        {nothing && <p className="text-ink-3">{t("nothing")}</p>}
        {canPay && (
          <div className="grid gap-2">
            <p className="text-ink-2">{t("payOutHint")}</p>
            <div className="grid grid-cols-2 gap-2">
              <Button loading={busy} onClick={() => payOut.mutate({ ...given, from: "cash" })}>
                {t("payCash")}
              </Button>
              <Button variant="secondary" loading={busy} onClick={() => payOut.mutate({ ...given, from: "bank" })}>
                {t("payBank")}
              </Button>
            </div>
          </div>
        )}
        {(can.approve || can.reject || canReverse) && (
          <Field label={t("note")} hint={t("noteHint")}>
            <Textarea rows={3} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
        )}
        {can.approve && (
          <>
            <Button block loading={busy} onClick={() => approve.mutate({ ...given, note })}>
              {t("approve")}
            </Button>
            <Hint>{t("approveHint")}</Hint>
          </>
        )}
        {can.reject && (
          <Button
            block
            variant="danger-quiet"
            disabled={!noted || busy}
            onClick={() => reject.mutate({ ...given, note })}
          >
            {t("reject")}
          </Button>
        )}
        {row.may.withdraw && (
          <Button block variant="secondary" loading={busy} onClick={() => withdraw.mutate(given)}>
            {t("withdraw")}
          </Button>
        )}
        {canReverse && (
          <>
            <Button
              block
              variant="danger-quiet"
              disabled={!noted || busy}
              onClick={() => reverse.mutate({ ...given, note })}
            >
              {t("reverse")}
            </Button>
            <Hint>{t("reverseHint")}</Hint>
          </>
        )}
        {error && <Alert tone="danger">{say(problemOf(error))}</Alert>}
      </div>
    </Card>
  );
}

/** Why the reader cannot approve what still waits. */
function Why({ row, mayApprove }: { row: Row; mayApprove: boolean }) {
  const t = useTranslations("adjustments.decide");
  if (row.status === "awaiting-hq") return <Alert tone="info">{t(row.answered ? "hqAnswered" : "hq")}</Alert>;
  if (row.status !== "proposed" || !mayApprove) return null;
  if (row.may.mine) return <Alert tone="info">{t("own")}</Alert>;
  if (!row.may.approve) return <Alert tone="warn">{t("above", { limit: formatMinor(row.may.limitMinor) })}</Alert>;
  return null;
}

const Hint = ({ children }: { children: ReactNode }) => <p className="text-[0.875em] text-ink-3">{children}</p>;
