"use client";
import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "../button";
import { Sheet } from "../overlay/sheet";

/** The navigation of a wide shell on a narrow screen; it closes when it has brought the reader somewhere. */
export function PhoneMenu({ title, children }: { title: ReactNode; children: ReactNode }) {
  const t = useTranslations("common.nav");
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  // The address is what it reacts to
  useEffect(() => setOpen(false), [pathname]);
  return (
    <Sheet
      side="left"
      title={title}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" size="icon" aria-label={t("menu")} className="md:hidden">
          <Menu aria-hidden />
        </Button>
      }
    >
      <nav aria-label={t("main")} className="grid gap-2">
        {children}
      </nav>
    </Sheet>
  );
}
