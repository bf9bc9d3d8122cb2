"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Input, type InputProps } from "../input";
import { formatMinor } from "./format-minor";
import { parseYuan } from "./parse-yuan";

export type MoneyInputProps = Omit<InputProps, "type" | "value" | "defaultValue" | "onChange" | "lead" | "trail"> & {
  /** 分 at the start; to set it from outside later, change the component's `key`. */
  defaultAmountMinor?: bigint | null;
  /** The amount in 分 whenever it changes; null when empty; "invalid" while it is no amount. */
  onAmountChange?: (amountMinor: bigint | null | "invalid") => void;
  allowNegative?: boolean;
};

/** Yuan in, 分 out: a form receives the minor units under `name`; separators appear when the field is left. */
export function MoneyInput({
  defaultAmountMinor = null,
  onAmountChange,
  allowNegative = false,
  name,
  onBlur,
  ...rest
}: MoneyInputProps) {
  const t = useTranslations("common.money");
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(defaultAmountMinor === null ? "" : formatMinor(defaultAmountMinor, { sign: false }));
  const read = (typed: string) => {
    const amount = parseYuan(typed);
    return typeof amount === "bigint" && amount < 0n && !allowNegative ? "invalid" : amount;
  };
  const amount = read(text);
  return (
    <>
      <Input
        autoComplete="off"
        {...rest}
        ref={field}
        type="text"
        inputMode={allowNegative ? "text" : "decimal"}
        trail={t("yuan")}
        className="figures [&_input]:text-right"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const next = read(event.target.value);
          event.target.setCustomValidity(next === "invalid" ? t("invalid") : "");
          onAmountChange?.(next);
        }}
        onBlur={(event) => {
          if (typeof amount === "bigint") setText(formatMinor(amount, { sign: false }));
          onBlur?.(event);
        }}
      />
      {name && <input type="hidden" name={name} value={typeof amount === "bigint" ? amount.toString() : ""} />}
    </>
  );
}
