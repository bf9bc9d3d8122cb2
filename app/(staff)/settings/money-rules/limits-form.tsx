"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { NumberInput } from "@/app/_ui/number-input";
import { toast } from "@/app/_ui/overlay/toast";
import type { ApprovalLimits } from "@/tenants/schemas/approval-limits";

type Props = { limits: ApprovalLimits; version: number | null; may: boolean };

/** The most that each role may approve at a time, in 元. */
export function LimitsForm({ limits, version, may }: Props) {
  const t = useTranslations("adjustments.settings");
  const say = useProblemText();
  const router = useRouter();
  const [draft, setDraft] = useState(limits);
  const save = useMutation(
    useTRPC().staff.adjustments["save-limits"].mutationOptions({
      onSuccess: () => {
        toast.success(t("saved"));
        router.refresh();
      },
    }),
  );
  return (
    <Card title={t("limits")} description={t("limitsHint")}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(draft);
        }}
      >
        <div className="grid gap-4 sm:grid-cols-3">
          {(["clerk", "supervisor", "admin"] as const).map((role) => (
            <Field key={role} label={t(role)}>
              <NumberInput
                required
                unit="元"
                disabled={!may}
                pattern="\d{1,9}(\.\d{1,2})?"
                value={draft[role]}
                onChange={(event) => setDraft({ ...draft, [role]: event.target.value.trim() })}
              />
            </Field>
          ))}
        </div>
        {save.error && <Alert tone="danger">{say(problemOf(save.error))}</Alert>}
        <div className="flex flex-wrap items-center gap-3">
          {may && (
            <Button type="submit" loading={save.isPending}>
              {t("save")}
            </Button>
          )}
          <span className="text-[0.875em] text-ink-3">{version ? t("version", { version }) : t("defaults")}</span>
        </div>
      </form>
    </Card>
  );
}
