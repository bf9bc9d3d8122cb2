const digits = "零壹贰叁肆伍陆柒捌玖";
const places = ["", "拾", "佰", "仟"];
const groups = ["", "万", "亿", "万亿"];

/** A sum of 分 in the capital numerals that a Chinese receipt spells it out in: 123450n → 壹仟贰佰叁拾肆元伍角整. */
export function capitalAmount(amountMinor: bigint): string {
  const absolute = amountMinor < 0n ? -amountMinor : amountMinor;
  const whole = wholePart((absolute / 100n).toString());
  const jiao = Number((absolute / 10n) % 10n);
  const fen = Number(absolute % 10n);
  const yuan = whole ? `${whole}元` : "";
  const rest =
    jiao === 0 && fen === 0
      ? "整"
      : `${jiao ? `${digits[jiao]}角` : yuan ? "零" : ""}${fen ? `${digits[fen]}分` : "整"}`;
  return `${amountMinor < 0n ? "负" : ""}${yuan || (rest === "整" ? "零元" : "")}${rest}`;
}

function wholePart(text: string): string {
  let spelled = "";
  let gap = false;
  let groupHasDigit = false;
  for (const [index, sign] of [...text].entries()) {
    const place = text.length - 1 - index;
    const digit = Number(sign);
    if (digit === 0) gap = true;
    else {
      spelled += `${gap && spelled ? "零" : ""}${digits[digit]}${places[place % 4]}`;
      gap = false;
      groupHasDigit = true;
    }
    if (place % 4 === 0) {
      if (groupHasDigit) spelled += groups[place / 4];
      groupHasDigit = false;
    }
  }
  return spelled;
}
