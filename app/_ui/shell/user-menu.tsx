import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "../overlay/popover";
import type { ShellUser } from "./nav-item";
import { UserPanel } from "./user-panel";

/** The name of who is signed in, and behind it their pages, the display settings and the way out. */
export function UserMenu({ user, className }: { user: ShellUser; className?: string }) {
  const t = useTranslations("common.nav");
  return (
    <Popover
      label={t("account")}
      trigger={
        <button
          type="button"
          className={`flex h-(--control-h) min-w-0 shrink-0 items-center gap-2 rounded-md px-1.5 hover:bg-subtle ${className ?? ""}`}
        >
          <span
            aria-hidden
            className="grid size-7 shrink-0 place-items-center rounded-full bg-brand text-[0.8125rem] font-semibold text-on-brand"
          >
            {[...user.name].at(0)}
          </span>
          <span className="hidden max-w-32 truncate sm:block">{user.name}</span>
          <span className="sr-only sm:hidden">{user.name}</span>
          <ChevronDown aria-hidden className="size-4 opacity-70 max-sm:hidden" />
        </button>
      }
    >
      <UserPanel user={user} />
    </Popover>
  );
}
