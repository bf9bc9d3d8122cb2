/** Words of every SMS (and the plain-text part of every e-mail), in both languages. {…} is filled in. */
const texts = {
  "one-time-code": {
    "zh-CN": "【{tenant}】您的验证码是 {code}，{minutes} 分钟内有效。请勿告诉他人。",
    en: "[{tenant}] Your code is {code}. It works for {minutes} minutes. Do not share it.",
  },
  "request-progress": {
    "zh-CN": "【{tenant}】您的{subject}（{number}）：{state}。{note}",
    en: "[{tenant}] Your {subject} ({number}): {state}. {note}",
  },
  receipt: {
    "zh-CN": "【{tenant}】已收到户号 {account} 缴费 {amount} 元，收据号 {receipt}。",
    en: "[{tenant}] We received CNY {amount} for account {account}, receipt {receipt}.",
  },
} as const;

export type TextTemplate = keyof typeof texts;

/** A template's words with its values; a value that is missing shows as nothing. */
export function renderText(
  template: TextTemplate,
  locale: "zh-CN" | "en",
  params: Record<string, string | number>,
): string {
  return texts[template][locale].replaceAll(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? "")).trim();
}
