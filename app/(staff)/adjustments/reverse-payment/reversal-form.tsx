"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PaperDrop } from "@/app/_requests/paper-drop";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { toast } from "@/app/_ui/overlay/toast";
import { RadioGroup } from "@/app/_ui/radio-group";
import { Textarea } from "@/app/_ui/textarea";
import type { PreparedReversal } from "@/server/adjustments/prepare-reversal";

type Props = { prepared: PreparedReversal; idempotencyKey: string };

/** Where the money belongs, and why it was booked wrongly. */
export function ReversalForm({ prepared, idempotencyKey }: Props) {
  const t = useTranslations("adjustments.reversal");
  const form = useTranslations("adjustments.form");
  const say = useProblemText();
  const router = useRouter();
  const [way, setWay] = useState("move");
  const [otherAccountNo, setOther] = useState("");
  const [reason, setReason] = useState("");
  const [documentIds, setDocuments] = useState<string[]>([]);
  const propose = useMutation(
    useTRPC().staff.adjustments["propose-reversal"].mutationOptions({
      onSuccess: ({ id, adjustmentNo }) => {
        toast.success(form("done", { number: adjustmentNo }));
        router.push(`/adjustments/${id}`);
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    propose.mutate({
      ...{ paymentId: prepared.id, reason, documentIds, idempotencyKey },
      ...(way === "move" ? { otherAccountNo } : {}),
    });
  };
  const problem = propose.error ? problemOf(propose.error) : null;
  const errorAt = (field: string) => (problem?.field === field ? say(problem) : undefined);
  const placed = problem?.field && ["otherAccountNo", "reason", "documentIds"].includes(problem.field);
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Card>
        <div className="grid gap-5">
          <RadioGroup
            name="way"
            legend={t("way")}
            look="cards"
            value={way}
            onValueChange={setWay}
            options={[
              { value: "move", label: t("move"), hint: t("moveHint") },
              { value: "return", label: t("return"), hint: t(returnHint(prepared)) },
            ]}
          />
          {way === "move" && (
            <Field label={t("otherAccount")} required error={errorAt("otherAccountNo")}>
              <Input
                required
                className="figures"
                value={otherAccountNo}
                onChange={(event) => setOther(event.target.value.trim())}
              />
            </Field>
          )}
          <Field label={t("reason")} hint={t("reasonHint")} required error={errorAt("reason")}>
            <Textarea
              required
              rows={3}
              minLength={4}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </div>
      </Card>
      <Card title={t("papers")} description={t("papersHint")}>
        <PaperDrop
          kind="adjustment-proof"
          label={t("papers")}
          maxBytes={prepared.maxBytes}
          required={false}
          onChange={(uploads) => setDocuments(uploads.flatMap((one) => (one.id ? [one.id] : [])))}
        />
        {errorAt("documentIds") && <p className="mt-2 text-danger">{errorAt("documentIds")}</p>}
      </Card>
      {problem && !placed && <Alert tone="danger">{say(problem)}</Alert>}
      <div>
        <Button type="submit" size="lg" loading={propose.isPending || propose.isSuccess}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}

const returnHint = ({ channel, shift }: PreparedReversal) =>
  channel === "bank-file" ? "returnBank" : shift?.open ? "returnDrawer" : "returnPayable";
