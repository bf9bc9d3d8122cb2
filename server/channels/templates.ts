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
  "adjustment-posted": {
    "zh-CN":
      "【{tenant}】您的户号 {account} 已办理{what} {amount} 元（{number}），户内余额相应调整。如有疑问请拨打 {hotline}。",
    en: "[{tenant}] {what} of CNY {amount} has been credited to your account {account} ({number}). Questions: {hotline}.",
  },
  "refund-approved": {
    "zh-CN":
      "【{tenant}】您的户号 {account} 退费 {amount} 元已批准（{number}），请凭身份证件到营业厅领取或等待转账。咨询 {hotline}。",
    en: "[{tenant}] A refund of CNY {amount} to account {account} was approved ({number}). Collect it with your ID or wait for the transfer. Questions: {hotline}.",
  },
  "payment-reversed": {
    "zh-CN":
      "【{tenant}】您的户号 {account} 有一笔缴费 {amount} 元登记有误，已冲正（{number}），原收据作废，户内应缴金额相应恢复。如有疑问请拨打 {hotline}。",
    en: "[{tenant}] A payment of CNY {amount} was booked to your account {account} by mistake and has been reversed ({number}); its receipt is void and the amount is due again. Questions: {hotline}.",
  },
  "ledger-alert": {
    "zh-CN":
      "【{tenant}】{night} 夜间核对发现已过去的账目发生变动：{count} 处，首处为 {month} 月，差额 {amount} 元。请登录“财务—控制总数”查明原因。",
    en: "[{tenant}] The control totals of {night} found {count} changes in past months; the first is {month}, by CNY {amount}. Open Finance, Control totals, to find out why.",
  },
  "report-ready": {
    "zh-CN":
      "【{tenant}】{report}（{from} 至 {asOf}）：{figures}。附件为 CSV 与 XLSX；登录查看明细并核对校验值：{link}",
    en: "[{tenant}] {report} ({from} to {asOf}): {figures}. CSV and XLSX are attached; sign in to drill down and check it: {link}",
  },
  dunning: {
    "zh-CN": "【{tenant}】{text}",
    en: "[{tenant}] {text}",
  },
  receipt: {
    "zh-CN": "【{tenant}】已收到户号 {account} 缴费 {amount} 元，收据号 {receipt}。",
    en: "[{tenant}] We received CNY {amount} for account {account}, receipt {receipt}.",
  },
} as const;

/** What an adjustment is called in an SMS. A write-off is the house's own affair: nobody is told that he need not pay. */
export const adjustmentNames: Record<string, { "zh-CN": string; en: string }> = {
  waiver: { "zh-CN": "困难减免", en: "A waiver" },
  "write-down": { "zh-CN": "费用核减", en: "A write-down" },
  correction: { "zh-CN": "费用更正", en: "A correction" },
  "cold-room": { "zh-CN": "室温不达标退费", en: "A cold-room refund" },
  outage: { "zh-CN": "停供退费", en: "An outage refund" },
  "usage-less": { "zh-CN": "用量更正（减收）", en: "A metering correction (less to pay)" },
  "usage-more": { "zh-CN": "用量更正（补收）", en: "A metering correction (more to pay)" },
  refund: { "zh-CN": "退费", en: "A refund" },
  "carry-over": { "zh-CN": "余额结转", en: "A carry-over" },
  "carry-debt": { "zh-CN": "欠费转出", en: "A transfer of debt to another account" },
  "payment-reversal": { "zh-CN": "缴费冲正", en: "A payment reversal" },
};

export type TextTemplate = keyof typeof texts;

/** A template's words with its values; a value that is missing shows as nothing. */
export function renderText(
  template: TextTemplate,
  locale: "zh-CN" | "en",
  params: Record<string, string | number>,
): string {
  return texts[template][locale].replaceAll(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? "")).trim();
}
