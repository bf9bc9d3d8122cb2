"use client";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../button";

/** Narrows the rail to its icons and back; a cookie remembers, the shell's data-rail does the rest in CSS. */
export function RailToggle({ narrow: initially }: { narrow: boolean }) {
  const t = useTranslations("common.nav");
  const [narrow, setNarrow] = useState(initially);
  const Icon = narrow ? PanelLeftOpen : PanelLeftClose;
  const label = t(narrow ? "expand" : "collapse");
  return (
    <Button
      variant="quiet"
      size="icon-sm"
      aria-label={label}
      title={label}
      aria-expanded={!narrow}
      className="max-md:hidden"
      onClick={(event) => {
        const next = !narrow;
        const shell = event.currentTarget.closest<HTMLElement>("[data-rail]");
        if (shell) shell.dataset.rail = next ? "narrow" : "open";
        // As in prefs/remember.
        document.cookie = `rail=${next ? "narrow" : "open"}; Path=/; Max-Age=31536000; SameSite=Lax`;
        setNarrow(next);
      }}
    >
      <Icon aria-hidden />
    </Button>
  );
}
