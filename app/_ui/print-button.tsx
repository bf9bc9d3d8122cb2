"use client";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, type ButtonProps } from "./button";

/** Prints the page; mark what paper does not need with data-print="hide" and the document itself with data-print="sheet". */
export function PrintButton(props: Omit<ButtonProps, "onClick" | "children">) {
  const t = useTranslations("common.actions");
  return (
    <Button variant="secondary" {...props} data-print="hide" onClick={() => window.print()}>
      <Printer aria-hidden />
      {t("print")}
    </Button>
  );
}
