/** The meanings a colour may carry; never the only carrier of the meaning. */
export type Tone = "neutral" | "brand" | "info" | "ok" | "warn" | "danger" | "warm";

/** Text, soft background and border of each tone. */
export const toneClasses: Record<Tone, string> = {
  neutral: "bg-subtle text-ink-2 border-line",
  brand: "bg-brand-soft text-brand-text border-brand-line",
  info: "bg-info-soft text-info border-info-line",
  ok: "bg-ok-soft text-ok border-ok-line",
  warn: "bg-warn-soft text-warn border-warn-line",
  danger: "bg-danger-soft text-danger border-danger-line",
  warm: "bg-warm-soft text-warm border-warm-line",
};
