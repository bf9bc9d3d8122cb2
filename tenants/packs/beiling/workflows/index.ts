import type { Workflow } from "../../../schemas/workflow";
import { defineWorkflow, type WorkflowDraft, words } from "../../define-workflow";
import {
  abandon,
  arrearsField,
  askForDocuments,
  bankReference,
  cancel,
  cancelled,
  checkingRecord,
  chiefs,
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
  paymentFields,
  placeFields,
  posted,
  reject,
  rejected,
  saleContract,
  secondApproval,
  slip,
  slipDue,
  slipUploaded,
  startField,
  stopFields,
  stopped,
  surveying,
  transferFields,
  transferred,
  valveClosed,
  valveClosing,
} from "../../pieces";
import { resumeHeatingStarter } from "../../starter";

type Move = WorkflowDraft["transitions"][number];

const orderSurvey = (conditions: Move["conditions"] = []): Move => ({
  key: "order-survey",
  title: words("初审通过，派人查勘", "Accept and order a survey"),
  from: ["in-review"],
  to: "surveying",
  by: [...office],
  conditions,
  effects: ["create-survey-order", "notify-resident"],
});

const surveyPassed: Move = {
  key: "survey-passed",
  title: words("查勘合格", "Survey passed"),
  from: ["surveying"],
  to: "second-approval",
  by: ["system"],
  conditions: [{ name: "work-orders-done" }, { name: "survey-passed" }],
};

const surveyAgain: Move = {
  key: "back-to-review",
  title: words("退回初审", "Back to the first check"),
  from: ["surveying", "second-approval"],
  to: "in-review",
  by: ["dispatcher", ...chiefs],
  noteRequired: true,
  tone: "neutral",
};

const refuse: Move = { ...reject("in-review", "surveying"), by: [...office] };
const refuseSecond: Move = { ...reject("second-approval"), key: "refuse", by: [...chiefs] };

/** 开户: papers, a survey on site, then the supervisor's approval. */
const openAccount = defineWorkflow({
  type: "open-account",
  title: words("开户", "Open an account"),
  intro: words(
    "新房入住或房屋从未开户时办理。提交材料后安排上门查勘，合格后由主管批准。",
    "For a new home or one that never had an account. After your papers are checked a technician surveys the home; then the supervisor approves.",
  ),
  initial: "documents-due",
  admission: [{ name: "premise-unclaimed" }],
  form: [...ownerFields, startField, ...placeFields],
  documents: [idCard, deed],
  states: [documentsDue, inReview, documentsAsked, surveying, secondApproval, opened, rejected, cancelled],
  transitions: [
    documentsComplete(),
    orderSurvey([{ name: "documents-complete" }]),
    surveyPassed,
    {
      key: "approve",
      title: words("主管批准，开户", "Approve and open"),
      from: ["second-approval"],
      to: "opened",
      by: [...chiefs],
      conditions: [{ name: "survey-passed" }, { name: "premise-unclaimed" }],
      effects: ["create-account", "issue-first-bill", "notify-resident"],
    },
    askForDocuments,
    documentsAdded,
    surveyAgain,
    refuse,
    refuseSecond,
    cancel("documents-due", "in-review", "documents-asked", "surveying"),
  ],
});

/** 过户: a clerk checks, the supervisor decides. */
const transfer = defineWorkflow({
  type: "transfer",
  title: words("过户", "Transfer to a new owner"),
  intro: words(
    "房屋换了主人时办理。请先结清费用并准备买卖合同；初审后由主管批准。",
    "For a home with a new owner. Pay what is due first and have the sale contract ready; the supervisor approves after a first check.",
  ),
  initial: "documents-due",
  admission: [{ name: "nothing-owed" }],
  form: [...transferFields, arrearsField],
  documents: [saleContract, idCard],
  states: [documentsDue, inReview, documentsAsked, secondApproval, transferred, rejected, cancelled],
  transitions: [
    documentsComplete(),
    {
      key: "pass-on",
      title: words("初审通过，报主管", "Accept, pass to the supervisor"),
      from: ["in-review"],
      to: "second-approval",
      by: [...office],
      conditions: [{ name: "documents-complete" }, { name: "nothing-owed" }],
    },
    {
      key: "approve",
      title: words("主管批准，过户", "Approve and transfer"),
      from: ["second-approval"],
      to: "transferred",
      by: [...chiefs],
      conditions: [{ name: "nothing-owed" }],
      effects: ["cut-off-bill", "change-owner", "notify-resident"],
    },
    askForDocuments,
    documentsAdded,
    { ...surveyAgain, from: ["second-approval"], by: [...chiefs] },
    reject("in-review"),
    refuseSecond,
    cancel("documents-due", "in-review", "documents-asked"),
  ],
});

/** 报停: a survey on site (is the home sealed off, are there hidden radiators), then the supervisor's approval. */
const stopHeating = defineWorkflow({
  type: "stop-heating",
  title: words("报停（停止供热）", "Stop heating"),
  intro: words(
    "整个采暖季不用热的，请在截止日前申请。先上门查勘，主管批准后关阀；报停期间收取基本热费。",
    "If you need no heat for the whole season, apply before the closing date. The home is surveyed, the supervisor approves, then the valve is closed; a base fee remains.",
  ),
  initial: "in-review",
  admission: [
    { name: "nothing-owed" },
    { name: "within-apply-window" },
    { name: "separable" },
    { name: "out-of-warranty" },
  ],
  form: stopFields,
  states: [inReview, surveying, secondApproval, valveClosing, stopped, rejected, cancelled],
  transitions: [
    orderSurvey(),
    surveyPassed,
    {
      key: "approve",
      title: words("主管批准报停", "Approve the stop"),
      from: ["second-approval"],
      to: "valve-closing",
      by: [...chiefs],
      conditions: [{ name: "survey-passed" }, { name: "nothing-owed" }],
      effects: ["create-valve-close-order", "notify-resident"],
    },
    valveClosed,
    abandon("valve-closing"),
    surveyAgain,
    refuse,
    refuseSecond,
    cancel("in-review", "surveying"),
  ],
});

const limitMinor = 1_000_000;

/** 转账缴费: above 10,000 元 two people look at the bank's record. */
const payment = defineWorkflow({
  type: "payment",
  title: words("银行转账缴费", "Payment by bank transfer"),
  intro: words(
    "已经通过银行转账缴费的，请上传回单。核对到账后计入您的户号；一万元以上由主管复核。",
    "If you paid by bank transfer, upload the slip. Once found it is credited to you; above 10,000 yuan the supervisor checks too.",
  ),
  initial: "slip-due",
  form: paymentFields,
  documents: [slip],
  states: [slipDue, checkingRecord, secondApproval, posted, rejected, cancelled],
  transitions: [
    slipUploaded,
    {
      key: "post",
      title: words("已到账，入账", "Money found, credit it"),
      from: ["checking"],
      to: "posted",
      by: [...office],
      conditions: [{ name: "amount-at-most", amountMinor: limitMinor }],
      fields: [bankReference],
      effects: ["post-payment", "notify-resident"],
    },
    {
      key: "pass-on",
      title: words("已到账，报主管", "Money found, pass to the supervisor"),
      from: ["checking"],
      to: "second-approval",
      by: [...office],
      conditions: [{ name: "amount-above", amountMinor: limitMinor }],
      fields: [bankReference],
    },
    {
      key: "approve",
      title: words("主管批准，入账", "Approve and credit"),
      from: ["second-approval"],
      to: "posted",
      by: [...chiefs],
      effects: ["post-payment", "notify-resident"],
    },
    reject("checking"),
    refuseSecond,
    cancel("slip-due", "checking"),
  ],
});

/** 北岭供热: a technician looks and a supervisor decides before anything opens or stops. */
export const beilingWorkflows: Workflow[] = [openAccount, transfer, payment, stopHeating, resumeHeatingStarter()];
