"use client";
import { useMutation } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Dialog } from "@/app/_ui/overlay/dialog";

type RevealIdentityProps = { accountId: string; personId: string; name: string };

/** Shows an identity number after a reason was given; closing the window hides it again. */
export function RevealIdentity({ accountId, personId, name }: RevealIdentityProps) {
  const t = useTranslations("accounts.page");
  const say = useProblemText();
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const reveal = useMutation(trpc.staff.accounts["reveal-identity"].mutationOptions());
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) {
      reveal.reset();
      setReason("");
    }
  };
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={change}
      title={t("revealTitle")}
      description={t("revealHint")}
      trigger={
        <Button variant="quiet" size="sm">
          <Eye aria-hidden />
          {t("reveal")}
          <span className="sr-only">: {name}</span>
        </Button>
      }
    >
      {reveal.data ? (
        <p className="py-2">
          <span className="block text-ink-3">{name}</span>
          <output className="figures text-xl font-semibold break-all">{reveal.data.idNumber ?? t("noIdNumber")}</output>
        </p>
      ) : (
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            reveal.mutate({ accountId, personId, reason });
          }}
        >
          <Field label={t("reason")} required>
            <Input
              value={reason}
              minLength={2}
              maxLength={200}
              placeholder={t("reasonPlaceholder")}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          {reveal.isError && <Alert tone="danger">{say(problemOf(reveal.error))}</Alert>}
          <Button type="submit" loading={reveal.isPending}>
            {t("revealConfirm")}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
