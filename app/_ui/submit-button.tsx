"use client";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** The button of a form with a server action: it shows by itself that the form is on its way. */
export function SubmitButton(props: Omit<ButtonProps, "type" | "loading">) {
  const { pending } = useFormStatus();
  return <Button {...props} type="submit" loading={pending} />;
}
