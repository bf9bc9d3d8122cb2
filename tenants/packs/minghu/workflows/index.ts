import type { Workflow } from "../../../schemas/workflow";
import { defineWorkflow, words } from "../../define-workflow";
import {
  askForDocuments,
  awaitingPayment,
  cancel,
  cancelled,
  deed,
  documentsAdded,
  documentsAsked,
  documentsComplete,
  documentsDue,
  idCard,
  inReview,
  office,
  opened,
  ownerFields,
  placeFields,
  reject,
  rejected,
  saleContract,
  startField,
  transferFields,
  transferred,
} from "../../pieces";
import { paymentStarter } from "../../starter";

/** 开户: opened by itself when the papers are there and the premise is free; a clerk looks only at the rest. */
const openAccount = defineWorkflow({
  type: "open-account",
  title: words("开户", "Open an account"),
  intro: words(
    "新房通水或房屋从未开户时办理。材料齐全、房屋未被占用的当场开通。",
    "For a new home or one that never had an account. With complete documents and a free premise it opens at once.",
  ),
  initial: "documents-due",
  form: [
    ...ownerFields,
    startField,
    {
      key: "household-size",
      kind: "number",
      label: words("常住人口", "People in the household"),
      help: words("5 人及以上可以增加每级水量", "From five people on, every tier is wider"),
    },
    ...placeFields,
  ],
  documents: [idCard, deed],
  states: [documentsDue, inReview, documentsAsked, opened, rejected, cancelled],
  transitions: [
    {
      key: "open-at-once",
      title: words("材料齐全，自动开户", "Complete, opened at once"),
      from: ["documents-due"],
      to: "opened",
      by: ["system"],
      conditions: [{ name: "documents-complete" }, { name: "premise-unclaimed" }],
      effects: ["create-account", "notify-resident"],
    },
    {
      key: "to-review",
      title: words("转人工审核", "A person has to look"),
      from: ["documents-due"],
      to: "in-review",
      by: ["system"],
      conditions: [{ name: "documents-complete" }],
    },
    {
      key: "approve",
      title: words("审核通过，开户", "Approve and open"),
      from: ["in-review"],
      to: "opened",
      by: [...office],
      conditions: [{ name: "premise-unclaimed" }],
      effects: ["create-account", "notify-resident"],
    },
    askForDocuments,
    documentsAdded,
    reject("in-review"),
    cancel("documents-due", "in-review", "documents-asked"),
  ],
});

/** 过户: done by itself once the papers are there and nothing is owed. */
const transfer = defineWorkflow({
  type: "transfer",
  title: words("过户", "Transfer to a new owner"),
  intro: words(
    "房屋换了主人时办理。上传买卖合同等证明，水费结清后自动完成。",
    "For a home with a new owner. Upload the sale contract or similar proof; it is done by itself once nothing is due.",
  ),
  initial: "documents-due",
  form: transferFields,
  documents: [saleContract],
  states: [
    documentsDue,
    {
      ...awaitingPayment,
      title: words("待结清水费", "Waiting for payment"),
      explain: words(
        "请先缴清到期的水费。缴清后自动完成过户，不用再来办理。",
        "Please pay what is due first. The transfer then completes by itself; you need not come again.",
      ),
    },
    transferred,
    rejected,
    cancelled,
  ],
  transitions: [
    documentsComplete("awaiting-payment"),
    {
      key: "transfer-at-once",
      title: words("水费已结清，自动过户", "Nothing due, transferred"),
      from: ["awaiting-payment"],
      to: "transferred",
      by: ["system"],
      conditions: [{ name: "nothing-owed" }],
      effects: ["cut-off-bill", "change-owner", "notify-resident"],
    },
    reject("documents-due", "awaiting-payment"),
    cancel("documents-due", "awaiting-payment"),
  ],
});

/** 明湖水务: what a machine can decide, a machine decides. */
export const minghuWorkflows: Workflow[] = [openAccount, transfer, paymentStarter()];
