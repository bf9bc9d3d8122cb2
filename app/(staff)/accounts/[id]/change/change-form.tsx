"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { RadioGroup } from "@/app/_ui/radio-group";
import { Textarea } from "@/app/_ui/textarea";
import { type Change, emptyChange, kinds, SplitFields } from "./split-fields";

type Props = { accountId: string; areas: { areaNo: string; squareMetres: string }[]; today: string };

/** One form for the four changes; what it asks for follows from the choice, and it asks once more before it acts. */
export function ChangeForm({ accountId, areas, today }: Props) {
  const t = useTranslations("supply.change");
  const say = useProblemText();
  const router = useRouter();
  const send = useSend(accountId);
  const [change, setChange] = useState<Change>(() => emptyChange(today));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asking, setAsking] = useState(false);
  const edit = (part: Partial<Change>) => setChange((all) => ({ ...all, ...part }));
  const errorAt = (field: string) => (problem?.field === field ? say(problem) : undefined);
  const act = async () => {
    setProblem(null);
    try {
      const next = await send(change);
      toast.success(t("done"));
      router.push(`/accounts/${next}`);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <form
      className="grid gap-4 lg:max-w-3xl"
      onSubmit={(event) => {
        event.preventDefault();
        setAsking(true);
      }}
    >
      <Card>
        <div className="grid gap-5">
          <RadioGroup
            name="kind"
            legend={t("kind")}
            look="cards"
            value={change.kind}
            onValueChange={(kind) => edit({ kind: kind as Change["kind"] })}
            options={kinds.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
          />
          {change.kind === "rename" && (
            <Field label={t("name")} required error={errorAt("name")}>
              <Input
                required
                maxLength={60}
                value={change.name}
                onChange={(event) => edit({ name: event.target.value })}
              />
            </Field>
          )}
          {change.kind === "merge" && (
            <Field label={t("from")} required error={errorAt("fromAccountNo")}>
              <Input
                required
                className="figures"
                value={change.fromAccountNo}
                onChange={(event) => edit({ fromAccountNo: event.target.value.trim() })}
              />
            </Field>
          )}
          {change.kind === "split" && <SplitFields change={change} edit={edit} areas={areas} errorAt={errorAt} />}
          <Field label={t("on")} required error={errorAt("on")}>
            <DateInput required max={today} value={change.on} onChange={(event) => edit({ on: event.target.value })} />
          </Field>
          <Field label={t("reason")} required>
            <Textarea
              required
              rows={2}
              minLength={2}
              maxLength={500}
              value={change.reason}
              onChange={(event) => edit({ reason: event.target.value })}
            />
          </Field>
        </div>
      </Card>
      {problem && <Alert tone="danger">{say(problem)}</Alert>}
      <div>
        <Button type="submit" size="lg">
          {t("submit")}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t(change.kind)}
        description={t("confirmText")}
        confirmLabel={t("confirm")}
        danger={change.kind === "demolish"}
        onConfirm={act}
      />
    </form>
  );
}

/** Each change has a door of its own; answers the account to look at next. */
function useSend(accountId: string) {
  const { supply } = useTRPCClient().staff;
  return async ({ kind, on, reason, ...change }: Change): Promise<string> => {
    const common = { accountId, on, reason };
    if (kind === "rename") await supply.rename.mutate({ ...common, name: change.name });
    if (kind === "demolish") await supply.demolish.mutate(common);
    if (kind === "merge") await supply["merge-accounts"].mutate({ ...common, fromAccountNo: change.fromAccountNo });
    if (kind !== "split") return accountId;
    const { areaNos, rule, ownerName: name, ownerPhone: phone, ownerIdNumber } = change;
    const newOwner = { name, phone, ...(ownerIdNumber ? { idNumber: ownerIdNumber } : {}) };
    return (await supply["split-account"].mutate({ ...common, areaNos, rule, newOwner })).accountId;
  };
}
