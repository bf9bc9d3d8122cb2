"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { toast } from "@/app/_ui/overlay/toast";
import { Textarea } from "@/app/_ui/textarea";
import type { StoppedUnit } from "@/server/supply/stop-unit";
import { UnitHomes } from "./unit-homes";

/** Stops every home of the unit together; home by home it is shown first what that does. */
export function UnitStop({ accountId }: { accountId: string }) {
  const t = useTranslations("supply.unitStop");
  const say = useProblemText();
  const router = useRouter();
  const { supply } = useTRPCClient().staff;
  const [unit, setUnit] = useState<StoppedUnit | null>(null);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (act: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    await act().catch((error: unknown) => setProblem(problemOf(error)));
    setBusy(false);
  };
  const look = async () => setUnit(await supply["preview-stop-unit"].mutate({ accountId }));
  const stop = async () => {
    const { homes } = await supply["stop-unit"].mutate({ accountId, reason });
    toast.success(t("done", { count: homes.length }));
    router.push(`/accounts/${accountId}`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(stop);
  };
  return (
    <Card title={t("title")} description={t("hint")}>
      {problem && (
        <Alert tone="danger" className="mb-4">
          {say(problem)}
        </Alert>
      )}
      {unit ? (
        <form className="grid gap-5" onSubmit={submit}>
          <UnitHomes unit={unit} />
          <Field label={t("reason")} hint={t("reasonHint")} required>
            <Textarea
              required
              rows={2}
              minLength={2}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Field>
          <div>
            <Button type="submit" size="lg" loading={busy}>
              {t("confirm", { count: unit.homes.length })}
            </Button>
          </div>
        </form>
      ) : (
        <Button variant="secondary" loading={busy} onClick={() => void run(look)}>
          {t("look")}
        </Button>
      )}
    </Card>
  );
}
