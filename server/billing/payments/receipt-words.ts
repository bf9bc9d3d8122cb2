/** The words of the receipt e-mail; outside messages/ because the worker has no reader's request to take a language from. */
const zh = {
  preview: (no: string, amount: string) => `已收到您的缴费 ${amount}（收据 ${no}）`,
  title: "缴费成功",
  greeting: (name: string) => `${name ? `${name}，您好：` : "您好："}我们已收到您的缴费，谢谢。`,
  amountLabel: "缴费金额",
  settledLabel: "本次缴清",
  creditLabel: "余额留存，用于抵扣以后的账单",
  button: "查看收据",
  hotline: (hotline: string) => `有疑问请拨打服务热线 ${hotline}`,
  footer: (tenant: string) => `此邮件由${tenant}自动发出，请勿直接回复。`,
  facts: { receiptNo: "收据号", accountNo: "户号", address: "用能地址", paidOn: "缴费日期", method: "缴费方式" },
  methods: (method: string) =>
    ({
      card: "银行卡",
      alipay: "支付宝",
      wechat_pay: "微信支付",
      cash: "现金",
      pos: "POS 刷卡",
      transfer: "银行转账",
      "bank-debit": "银行代扣",
    })[method] ?? "在线支付",
  bill: (season: string, billNo: string) => `${season} 账单 ${billNo}`,
};

const en: typeof zh = {
  preview: (no, amount) => `We received your payment of ${amount} (receipt ${no})`,
  title: "Payment received",
  greeting: (name) => `${name ? `Dear ${name}, we` : "We"} have received your payment. Thank you.`,
  amountLabel: "Amount paid",
  settledLabel: "Bills settled",
  creditLabel: "Kept as credit for later bills",
  button: "View the receipt",
  hotline: (hotline) => `Any questions? Call ${hotline}.`,
  footer: (tenant) => `${tenant} sent this e-mail automatically; please do not reply to it.`,
  facts: {
    receiptNo: "Receipt no.",
    accountNo: "Account no.",
    address: "Address",
    paidOn: "Paid on",
    method: "Paid by",
  },
  methods: (method) =>
    ({
      card: "Bank card",
      alipay: "Alipay",
      wechat_pay: "WeChat Pay",
      cash: "Cash",
      pos: "POS card",
      transfer: "Bank transfer",
      "bank-debit": "Bank collection",
    })[method] ?? "Online",
  bill: (season, billNo) => `${season}, bill ${billNo}`,
};

/** The receipt e-mail's words in one language. */
export const receiptWords = (locale: "zh-CN" | "en") => (locale === "en" ? en : zh);
