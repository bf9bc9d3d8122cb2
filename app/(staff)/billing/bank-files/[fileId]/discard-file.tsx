"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useAct } from "@/app/_trpc/use-act";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Card } from "@/app/_ui/card";

/** Gives a checked file up, with the reason, so that the bank's corrected one can be booked. */
export function DiscardFile({ fileId }: { fileId: string }) {
  const t = useTranslations("cashier.bankFiles.discard");
  const act = useAct();
  const [note, setNote] = useState("");
  const discard = useMutation(useTRPC().staff.cashier["discard-bank-file"].mutationOptions());
  return (
    <Card title={t("title")} description={t("hint")}>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void act(discard.mutateAsync({ fileId, note }));
        }}
      >
        <Field label={t("note")} required className="min-w-64 grow">
          <Input
            required
            minLength={2}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
        <Button type="submit" variant="danger-quiet" loading={discard.isPending}>
          {t("submit")}
        </Button>
      </form>
    </Card>
  );
}
