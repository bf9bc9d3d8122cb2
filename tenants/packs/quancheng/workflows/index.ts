import type { Workflow } from "../../../schemas/workflow";
import { defineWorkflow, words } from "../../define-workflow";
import {
  abandon,
  arrearsField,
  askForDocuments,
  awaitingPayment,
  cancel,
  cancelled,
  cleared,
  documentsAdded,
  documentsAsked,
  inReview,
  office,
  reject,
  rejected,
  saleContract,
  stopFields,
  stopped,
  transferFields,
  transferred,
  transferWithArrears,
  valveClosed,
  valveClosing,
} from "../../pieces";
import { openAccountStarter, paymentStarter, resumeHeatingStarter } from "../../starter";

/** 过户: the new owner says yes on their own phone, nothing is owed, a clerk approves. */
const transfer = defineWorkflow({
  type: "transfer",
  title: words("过户", "Transfer to a new owner"),
  intro: words(
    "房屋换了主人时办理。新户主会收到短信，用本人手机确认；到期费用结清后由工作人员审核。",
    "For a home with a new owner. The new owner gets a text message and confirms on their own phone; once nothing is due, our staff approve.",
  ),
  initial: "awaiting-confirmation",
  form: [...transferFields, arrearsField],
  documents: [saleContract],
  states: [
    {
      key: "awaiting-confirmation",
      title: words("待新户主确认", "Waiting for the new owner"),
      explain: words(
        "已给新户主发送短信。请提醒对方用自己的手机号登录并确认接收。",
        "The new owner has been sent a text message. Please remind them to sign in with their own phone and confirm.",
      ),
      targetHours: 168,
      clock: "round-the-clock",
    },
    awaitingPayment,
    inReview,
    documentsAsked,
    transferred,
    rejected,
    cancelled,
  ],
  transitions: [
    {
      key: "confirmed",
      title: words("新户主已确认", "Confirmed by the new owner"),
      from: ["awaiting-confirmation"],
      to: "awaiting-payment",
      by: ["system"],
      conditions: [{ name: "new-owner-confirmed" }],
    },
    cleared,
    {
      key: "approve",
      title: words("审核通过，过户", "Approve and transfer"),
      from: ["in-review"],
      to: "transferred",
      by: [...office],
      conditions: [{ name: "documents-complete" }, { name: "new-owner-confirmed" }, { name: "nothing-owed" }],
      effects: ["cut-off-bill", "change-owner", "notify-resident"],
    },
    transferWithArrears([{ name: "documents-complete" }, { name: "new-owner-confirmed" }]),
    askForDocuments,
    documentsAdded,
    reject("in-review"),
    cancel("awaiting-confirmation", "awaiting-payment", "in-review", "documents-asked"),
  ],
});

/** 报停: approved by itself when nothing is owed; otherwise it waits for the payment. */
const stopHeating = defineWorkflow({
  type: "stop-heating",
  title: words("报停（停止供热）", "Stop heating"),
  intro: words(
    "整个采暖季不用热的，请在截止日前申请。没有欠费的当场批准，随后上门关阀。",
    "If you need no heat for the whole season, apply before the closing date. With nothing due it is approved at once; then the valve is closed.",
  ),
  initial: "awaiting-payment",
  admission: [{ name: "within-apply-window" }, { name: "separable" }, { name: "out-of-warranty" }],
  form: stopFields,
  states: [awaitingPayment, valveClosing, stopped, rejected, cancelled],
  transitions: [
    {
      key: "approve",
      title: words("无欠费，自动批准", "Nothing due, approved"),
      from: ["awaiting-payment"],
      to: "valve-closing",
      by: ["system"],
      conditions: [{ name: "nothing-owed" }],
      effects: ["create-valve-close-order", "notify-resident"],
    },
    valveClosed,
    abandon("valve-closing"),
    cancel("awaiting-payment"),
  ],
});

/** 泉城热力: quick where nothing speaks against it, and the new owner's own word for a transfer. */
export const quanchengWorkflows: Workflow[] = [
  openAccountStarter("heating"),
  transfer,
  paymentStarter(),
  stopHeating,
  resumeHeatingStarter(),
];
