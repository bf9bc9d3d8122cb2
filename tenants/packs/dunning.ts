import { type DunningRules, dunningSchema } from "../schemas/dunning";

const later = { zh: "关阀限供", en: "Limit the supply" };

/** What a subsidiary begins with: a friendly word, a notice at the door, and at last the valve. */
export const dunningOf = (kind: "heating" | "water"): DunningRules =>
  dunningSchema.parse({
    steps: [
      {
        slug: "reminder",
        name: { zh: "短信提醒", en: "Reminder by SMS" },
        ...{ daysLate: 7, least: "20", act: "message" },
        text: "户号{account}已逾期{days}天，待缴{amount}元（应缴日期{due}）。请尽快缴纳，逾期将产生滞纳金。已缴请忽略，咨询{hotline}。",
      },
      {
        slug: "notice",
        name: { zh: "上门送达催缴通知", en: "Notice brought to the door" },
        ...{ daysLate: kind === "heating" ? 45 : 30, least: "100", act: "deliver-notice" },
        text: "户号{account}截至今日欠费{amount}元，应缴日期{due}，已逾期{days}天。请在收到本通知后七日内缴清，咨询{hotline}。",
      },
      {
        slug: "limit-supply",
        name: later,
        ...{ daysLate: kind === "heating" ? 90 : 60, least: "300", act: "limit-supply" },
        text: "户号{account}欠费{amount}元，经多次催缴未缴，现依供用合同关阀限供。缴清后恢复，咨询{hotline}。",
      },
    ],
  });
