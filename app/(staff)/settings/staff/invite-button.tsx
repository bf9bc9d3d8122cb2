"use client";
import { useMutation } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { inviteStaffInput } from "@/server/identity/schemas";
import { RoleBoxes, rolesIn } from "./role-boxes";
import { ToldPassword } from "./told-password";

/** Invites a colleague and tells the password that opens the door the first time. */
export function InviteButton() {
  const t = useTranslations("settings.staff");
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const invite = useMutation(
    useTRPC().staff.identity.invite.mutationOptions({
      onSuccess: ({ password }) => {
        router.refresh();
        if (password) return;
        toast.success(t("invitedKnown"));
        setOpen(false);
      },
      onError: (error) => setProblem(problemOf(error)),
    }),
  );
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const parsed = inviteStaffInput.safeParse({
      name: form.get("name"),
      email: form.get("email"),
      roles: rolesIn(event.currentTarget),
    });
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), code: message }));
      return setProblem({ code: "input-invalid", params: {}, issues });
    }
    setProblem(null);
    invite.mutate(parsed.data);
  };
  const wrong = (field: string) => {
    if (problem?.field === field) return say(problem);
    const issue = problem?.issues?.find(({ path }) => path.startsWith(field));
    return issue && say({ code: issue.code, params: {} });
  };
  const password = invite.data?.password;
  return (
    <Dialog
      title={password ? t("passwordTitle", { name: invite.variables?.name ?? "" }) : t("invite")}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) invite.reset();
        setProblem(null);
      }}
      trigger={
        <Button>
          <UserPlus aria-hidden />
          {t("invite")}
        </Button>
      }
    >
      {password ? (
        <ToldPassword password={password} />
      ) : (
        <form onSubmit={send} noValidate className="grid gap-4">
          {problem && !problem.field && <Alert tone="danger">{say(problem)}</Alert>}
          <p className="text-ink-2">{t("inviteAbout")}</p>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("name")} required error={wrong("name")}>
              <Input name="name" autoComplete="off" />
            </Field>
            <Field label={t("email")} required error={wrong("email")}>
              <Input name="email" type="email" autoComplete="off" autoCapitalize="none" />
            </Field>
          </div>
          <RoleBoxes chosen={[]} error={wrong("roles")} />
          <div className="flex justify-end">
            <Button type="submit" loading={invite.isPending}>
              {t("send")}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
