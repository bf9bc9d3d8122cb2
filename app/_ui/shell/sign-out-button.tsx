import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { SubmitButton } from "../submit-button";
import type { ShellUser } from "./nav-item";

/** Signs out by a form post, so it works before and without scripts. */
export function SignOutButton({
  signOut,
  className,
}: {
  signOut: NonNullable<ShellUser["signOut"]>;
  className?: string;
}) {
  const t = useTranslations("common.actions");
  return (
    <form action={signOut} {...(typeof signOut === "string" ? { method: "post" } : {})}>
      <SubmitButton variant="quiet" block className={className ?? "justify-start"}>
        <LogOut aria-hidden />
        {t("signOut")}
      </SubmitButton>
    </form>
  );
}
