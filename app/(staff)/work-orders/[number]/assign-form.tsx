"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { Select } from "@/app/_ui/select";
import { Textarea } from "@/app/_ui/textarea";
import type { WorkOrder } from "@/server/tickets/work-orders/get-work-order-row";

type AssignFormProps = { order: WorkOrder; technicians: { userId: string; name: string }[] };

/** Sends a technician, with a word on the way; or calls the order off. */
export function AssignForm({ order, technicians }: AssignFormProps) {
  const t = useTranslations("tickets.orders");
  const router = useRouter();
  const trpc = useTRPC();
  const problemText = useProblemText();
  const [userId, setUserId] = useState(order.assigneeUserId ?? "");
  const [instruction, setInstruction] = useState(order.instruction);
  const [reason, setReason] = useState("");
  const onError = (error: unknown) => toast.error(problemText(problemOf(error)));
  const assign = useMutation(
    trpc.staff["work-orders"].assign.mutationOptions({
      onSuccess: () => {
        toast.success(t("assigned", { name: technicians.find((one) => one.userId === userId)?.name ?? "" }));
        router.refresh();
      },
      onError,
    }),
  );
  const cancel = useMutation(
    trpc.staff["work-orders"].cancel.mutationOptions({
      onSuccess: () => {
        toast.success(t("cancelled"));
        router.refresh();
      },
      onError,
    }),
  );
  if (technicians.length === 0) return <p className="text-ink-3">{t("noTechnicians")}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (userId) assign.mutate({ id: order.id, userId, instruction });
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label={t("technician")} required>
        <Select value={userId} onChange={(event) => setUserId(event.target.value)}>
          <option value="">—</option>
          {technicians.map((one) => (
            <option key={one.userId} value={one.userId}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("instruction")}>
        <Textarea
          rows={2}
          maxLength={500}
          value={instruction}
          onChange={(event) => setInstruction(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap justify-between gap-2">
        <ConfirmDialog
          title={t("cancel")}
          description={order.address}
          confirmLabel={t("cancel")}
          danger
          trigger={<Button variant="danger-quiet">{t("cancel")}</Button>}
          onConfirm={() => reason.trim().length > 0 && cancel.mutateAsync({ id: order.id, note: reason })}
        >
          <Field label={t("cancelReason")} required>
            <Textarea rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </ConfirmDialog>
        <Button type="submit" variant="secondary" loading={assign.isPending}>
          {t(order.assigneeUserId ? "reassign" : "assign")}
        </Button>
      </div>
    </form>
  );
}
