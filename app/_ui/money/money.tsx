import { cx } from "../cx";
import { formatMinor } from "./format-minor";

type MoneyProps = {
  /** 分. */
  amountMinor: bigint;
  currency?: string;
  /** Without the sign, for a column whose head names the unit. */
  bare?: boolean;
  /** Shows a plus on what was received. */
  signed?: boolean;
  size?: "normal" | "large";
  className?: string;
};

/** An amount of money from minor units; below nought is red and has a minus. */
export function Money({
  amountMinor,
  currency = "CNY",
  bare = false,
  signed = false,
  size = "normal",
  className,
}: MoneyProps) {
  const text = formatMinor(amountMinor, { currency, sign: !bare });
  return (
    <data
      value={amountMinor.toString()}
      className={cx(
        "figures whitespace-nowrap",
        size === "large" && "text-3xl font-semibold tracking-tight",
        amountMinor < 0n && "text-danger",
        className,
      )}
    >
      {signed && amountMinor > 0n ? `+${text}` : text}
    </data>
  );
}
