"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { cx } from "@/app/_ui/cx";
import { Dialog, type DialogProps } from "@/app/_ui/overlay/dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { problemOf, useProblemText } from "./problem";

type Props<Output> = Pick<DialogProps, "title" | "description" | "trigger" | "size"> & {
  mutation: { error: unknown; isPending: boolean; reset(): void };
  /** Asks the mutation for what the form says; null when it is not to be sent yet. */
  send: (form: FormData) => Promise<Output> | null;
  /** What is said when it is done, and where to go then; without a place the page is shown anew. */
  done: (output: Output) => { said: string; href?: string };
  submitLabel: ReactNode;
  submitDisabled?: boolean;
  /** Fields lie in two columns where there is room. */
  columns?: boolean;
  children: ReactNode;
};

/** A window that asks for one thing to be done: it closes when that is done, and otherwise says why not and keeps what was typed. */
export function FormDialog<Output>({
  mutation,
  send,
  done,
  submitLabel,
  submitDisabled,
  columns,
  children,
  ...dialog
}: Props<Output>) {
  const say = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const wide = columns && "sm:col-span-2";

  async function finish(sent: Promise<Output>) {
    const { said, href } = done(await sent);
    toast.success(said);
    setOpen(false);
    if (href) router.push(href);
    else router.refresh();
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = send(new FormData(event.currentTarget));
    // A refusal is shown from the mutation's own error.
    if (sent) finish(sent).catch(() => undefined);
  };
  const change = (next: boolean) => {
    setOpen(next);
    if (next) mutation.reset();
  };
  return (
    <Dialog open={open} onOpenChange={change} {...dialog}>
      <form className={cx("grid gap-4", columns && "sm:grid-cols-2")} onSubmit={submit}>
        {children}
        {mutation.error !== null && (
          <Alert tone="danger" className={cx(wide)}>
            {say(problemOf(mutation.error))}
          </Alert>
        )}
        <Button type="submit" loading={mutation.isPending} disabled={submitDisabled} className={cx(wide)}>
          {submitLabel}
        </Button>
      </form>
    </Dialog>
  );
}
