"use client";
import { AArrowDown, AArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "../button";
import { cx } from "../cx";
import type { TextSize } from "./preferences";
import { remember } from "./remember";

/** 大字版: one press enlarges every word and target, one press brings them back. */
export function TextSizeSwitch({ className }: { className?: string }) {
  const t = useTranslations("common.prefs");
  const [size, setSize] = useState<TextSize>("normal");
  useEffect(() => setSize(document.documentElement.dataset.text === "large" ? "large" : "normal"), []);
  const next = size === "large" ? "normal" : "large";
  const Icon = next === "large" ? AArrowUp : AArrowDown;
  return (
    <Button
      variant="secondary"
      size="sm"
      className={cx("gap-1 rounded-full px-3", className)}
      aria-pressed={size === "large"}
      onClick={() => {
        remember("textSize", next);
        document.documentElement.dataset.text = next;
        setSize(next);
      }}
    >
      <Icon aria-hidden className={next === "normal" ? "max-sm:hidden" : undefined} />
      {t(next === "large" ? "largeText" : "normalText")}
    </Button>
  );
}
