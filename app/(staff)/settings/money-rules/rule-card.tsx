"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { toast } from "@/app/_ui/overlay/toast";
import type { PaymentRule } from "@/server/billing/payment-rules/publish-payment-rule";

type Props = {
  title: string;
  hint: string;
  /** What is saved; made when the button is pressed. */
  rule: () => PaymentRule;
  version: number;
  may: boolean;
  children: ReactNode;
};

/** A rule of payments: its fields, the version that holds, and the button that puts the next one in force. */
export function RuleCard({ title, hint, rule, version, may, children }: Props) {
  const t = useTranslations("payments.rules");
  const say = useProblemText();
  const router = useRouter();
  const publish = useMutation(
    useTRPC().staff.payments["publish-rule"].mutationOptions({
      onSuccess: (done) => {
        toast.success(t("saved", { version: done.version }));
        router.refresh();
      },
    }),
  );
  return (
    <Card title={title} description={hint}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate({ ...rule(), basedOn: version });
        }}
      >
        {children}
        {publish.error && <Alert tone="danger">{say(problemOf(publish.error))}</Alert>}
        <div className="flex flex-wrap items-center gap-3">
          {may && (
            <Button type="submit" loading={publish.isPending}>
              {t("save")}
            </Button>
          )}
          <span className="text-[0.875em] text-ink-3">{version > 0 ? t("version", { version }) : t("defaults")}</span>
        </div>
      </form>
    </Card>
  );
}
