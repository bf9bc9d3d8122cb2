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
  "transfer-to-confirm": {
    "zh-CN":
      "【{tenant}】{address} 的户主正在把户号过户给您（{phone}）。请用本机号码登录本公司网站，核对后确认接收。非本人办理请忽略。",
    en: "[{tenant}] The owner of {address} is transferring its account to you ({phone}). Sign in on our site with this number to check and confirm. Ignore this if it is not yours.",
  },
  "transfer-done": {
    "zh-CN": "【{tenant}】{address} 已过户到您名下，户号 {account}，自 {day} 起。用本机号码登录本公司网站即可查看。",
    en: "[{tenant}] {address} is yours from {day}, account {account}. Sign in on our site with this number to see it.",
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
