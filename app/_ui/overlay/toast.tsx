"use client";
import { useTranslations } from "next-intl";
import { Toaster as Sonner } from "sonner";

export { toast } from "sonner";

/** The place where toasts appear; every shell has one. Toasts are for things done, never for errors that need an answer. */
export function Toaster() {
  const t = useTranslations("common.words");
  return (
    <Sonner
      position="top-center"
      containerAriaLabel={t("notices")}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-start font-sans gap-3 rounded-lg border border-line bg-raised p-3.5 text-[0.9375rem] text-ink shadow-pop [&_[data-icon]]:mt-0.5",
          title: "font-medium",
          description: "text-ink-2",
          success: "[&_[data-icon]]:text-ok",
          error: "border-danger-line! [&_[data-icon]]:text-danger",
          warning: "[&_[data-icon]]:text-warn",
          info: "[&_[data-icon]]:text-info",
          actionButton: "ml-auto shrink-0 rounded-md bg-brand px-3 py-1.5 text-[0.875rem] font-medium text-on-brand",
          cancelButton: "ml-auto shrink-0 rounded-md px-3 py-1.5 text-[0.875rem] text-ink-2",
        },
      }}
    />
  );
}
