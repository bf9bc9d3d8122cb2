"use client";
import { useMutation } from "@tanstack/react-query";
import { Ellipsis, KeyRound, ShieldCheck, UserCheck, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { DropdownMenu, type MenuItem } from "@/app/_ui/overlay/dropdown-menu";
import { toast } from "@/app/_ui/overlay/toast";
import { RoleBoxes, rolesIn } from "./role-boxes";
import type { StaffRow } from "./staff-list";
import { ToldPassword } from "./told-password";

type Open = "roles" | "disable" | "reset" | "password" | null;

/** What can be done to one colleague, each with its question first. */
export function StaffActions({ row, self }: { row: StaffRow; self: string }) {
  const t = useTranslations("settings.staff");
  const say = useProblemText();
  const router = useRouter();
  const trpc = useTRPC().staff.identity;
  const [open, setOpen] = useState<Open>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { userId, name } = row;
  const done = (words: string) => {
    toast.success(words);
    setOpen(null);
    router.refresh();
  };
  const failed = (error: unknown) => toast.error(say(problemOf(error)));
  const change = useMutation(
    trpc["change-roles"].mutationOptions({
      onSuccess: () => done(t("changed")),
      onError: (error) => setRefused(say(problemOf(error))),
    }),
  );
  const disable = useMutation(
    trpc.disable.mutationOptions({ onSuccess: () => done(t("disabledDone")), onError: failed }),
  );
  const enable = useMutation(trpc.enable.mutationOptions({ onSuccess: () => done(t("enabledDone")), onError: failed }));
  const reset = useMutation(
    trpc["reset-password"].mutationOptions({
      onSuccess: () => {
        setOpen("password");
        router.refresh();
      },
      onError: failed,
    }),
  );
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const roles = rolesIn(event.currentTarget);
    if (roles.length === 0) return setRefused(say({ code: "roles-missing", params: {} }));
    setRefused(null);
    change.mutate({ userId, roles });
  };
  const items: MenuItem[] = [
    { label: t("change"), icon: <ShieldCheck />, onSelect: () => setOpen("roles") },
    { label: t("reset"), icon: <KeyRound />, onSelect: () => setOpen("reset") },
    ...(userId === self ? [] : [{ kind: "separator" } as const]),
    ...(userId === self
      ? []
      : row.disabledAt
        ? [{ label: t("enable"), icon: <UserCheck />, onSelect: () => enable.mutate({ userId }) }]
        : [{ label: t("disable"), icon: <UserX />, danger: true, onSelect: () => setOpen("disable") }]),
  ];
  const close = (next: boolean) => {
    if (next) return;
    setOpen(null);
    setRefused(null);
  };
  return (
    <>
      <DropdownMenu
        trigger={
          <Button variant="quiet" size="icon-sm" aria-label={`${t("change")}: ${name}`}>
            <Ellipsis aria-hidden />
          </Button>
        }
        items={items}
      />
      <Dialog title={`${t("change")}: ${name}`} open={open === "roles"} onOpenChange={close}>
        <form onSubmit={save} className="grid gap-4">
          {refused && <Alert tone="danger">{refused}</Alert>}
          <RoleBoxes chosen={row.roles} />
          <div className="flex justify-end">
            <Button type="submit" loading={change.isPending}>
              {t("save")}
            </Button>
          </div>
        </form>
      </Dialog>
      <ConfirmDialog
        open={open === "disable"}
        onOpenChange={close}
        title={t("disableTitle", { name })}
        description={t("disableAbout")}
        confirmLabel={t("disable")}
        danger
        onConfirm={() => disable.mutateAsync({ userId }).catch(() => false)}
      />
      <ConfirmDialog
        open={open === "reset"}
        onOpenChange={close}
        title={t("resetTitle", { name })}
        description={t("resetAbout")}
        confirmLabel={t("reset")}
        // It gives way to the password by itself; closing it here would close that too.
        onConfirm={() =>
          reset.mutateAsync({ userId }).then(
            () => false,
            () => false,
          )
        }
      />
      <Dialog title={t("passwordTitle", { name })} open={open === "password"} onOpenChange={close}>
        {reset.data && <ToldPassword password={reset.data.password} />}
      </Dialog>
    </>
  );
}
