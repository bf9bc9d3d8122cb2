import { formatCount } from "@/app/_ui/format-count";
import { formatMinor } from "@/app/_ui/money/format-minor";

export type Unit = "money" | "area" | "count" | "share";

/** A figure as a person reads it, from whole units; a dash where there is none. */
export function figureText(figure: bigint | null | undefined, unit: Unit): string {
  if (figure === null || figure === undefined) return "—";
  if (unit === "count") return formatCount(figure);
  const text = formatMinor(figure, { sign: false });
  return unit === "share" ? `${text}%` : text;
}
