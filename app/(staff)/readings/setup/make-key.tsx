"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { Dialog } from "@/app/_ui/overlay/dialog";

/** Makes a platform's key and shows it the one time that it can be seen. */
export function MakeKey() {
  const t = useTranslations("metering.setup");
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const make = useMutation(useTRPC().staff.metering["make-key"].mutationOptions());
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    if (make.data) router.refresh();
    make.reset();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      size="sm"
      title={t("makeTitle")}
      trigger={
        <Button variant="secondary">
          <Plus aria-hidden />
          {t("make")}
        </Button>
      }
    >
      {make.data ? (
        <div className="grid gap-4">
          <Alert tone="warn">{t("shownOnce")}</Alert>
          <Field label={t("key")}>
            <Input
              readOnly
              value={make.data.key}
              className="font-mono"
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
          </Field>
        </div>
      ) : (
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate({ name: formText(new FormData(event.currentTarget), "name") });
          }}
        >
          <Field label={t("name")} required>
            <Input name="name" maxLength={60} autoComplete="off" />
          </Field>
          {make.error && <Alert tone="danger">{say(problemOf(make.error))}</Alert>}
          <Button type="submit" loading={make.isPending}>
            {t("make")}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
