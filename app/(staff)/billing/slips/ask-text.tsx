"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { Input } from "@/app/_ui/input";
import { Dialog } from "@/app/_ui/overlay/dialog";

type Props = {
  trigger: string;
  title: string;
  body: string;
  label: string;
  submit: string;
  maxLength: number;
  onSubmit: (text: string) => Promise<void>;
};

/** A quiet button that asks for one line before it acts. */
export function AskText({ trigger, title, body, label, submit, maxLength, onSubmit }: Props) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  async function send(form: FormData) {
    const text = formText(form, "text").trim();
    if (!text) return;
    setBusy(true);
    await onSubmit(text);
    setBusy(false);
    setOpen(false);
  }
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      title={title}
      description={body}
      trigger={
        <Button size="sm" variant="quiet">
          {trigger}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send(new FormData(event.currentTarget));
        }}
      >
        <Field label={label} required>
          <Input name="text" maxLength={maxLength} minLength={2} autoComplete="off" />
        </Field>
        <Button type="submit" loading={busy}>
          {submit}
        </Button>
      </form>
    </Dialog>
  );
}
