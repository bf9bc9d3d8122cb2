import { defineWorkflow, words } from "./define-workflow";
import {
  abandon,
  arrearsField,
  askForDocuments,
  awaitingPayment,
  bankReference,
  cancel,
  cancelled,
  checkingRecord,
  cleared,
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
  resumed,
  resumeFields,
  saleContract,
  slip,
  slipDue,
  slipUploaded,
  startField,
  stopFields,
  stopped,
  transferFields,
  transferred,
  transferWithArrears,
  valveClosed,
  valveClosing,
  valveOpened,
  valveOpening,
} from "./pieces";

/** 开户: papers, a clerk's look, account and contract; for heating with a first bill. */
export const openAccountStarter = (kind: "heating" | "water") =>
  defineWorkflow({
    type: "open-account",
    title: words("开户", "Open an account"),
    intro: words(
      "新房入住或房屋从未开户时办理。请准备身份证和房产证（或购房合同）的照片。",
      "For a new home or one that never had an account. Have photos of your ID card and of the deed or purchase contract ready.",
    ),
    initial: "documents-due",
    admission: [{ name: "premise-unclaimed" }],
    form: [
      ...ownerFields,
      startField,
      ...(kind === "water"
        ? [{ key: "household-size", kind: "number" as const, label: words("常住人口", "People in the household") }]
        : []),
      ...placeFields,
    ],
    documents: [idCard, deed],
    states: [documentsDue, inReview, documentsAsked, opened, rejected, cancelled],
    transitions: [
      documentsComplete(),
      {
        key: "approve",
        title: words("审核通过，开户", "Approve and open"),
        from: ["in-review"],
        to: "opened",
        by: [...office],
        conditions: [{ name: "documents-complete" }, { name: "premise-unclaimed" }],
        effects:
          kind === "heating"
            ? ["create-account", "issue-first-bill", "notify-resident"]
            : ["create-account", "notify-resident"],
      },
      askForDocuments,
      documentsAdded,
      reject("in-review"),
      cancel("documents-due", "in-review", "documents-asked"),
    ],
  });

/** 过户: everything due paid first, then a clerk's look. */
export const transferStarter = () =>
  defineWorkflow({
    type: "transfer",
    title: words("过户", "Transfer to a new owner"),
    intro: words(
      "房屋换了主人时办理。需要先结清到期费用，并准备买卖合同等证明。",
      "For a home with a new owner. What is due must be paid first; have the sale contract or similar proof ready.",
    ),
    initial: "documents-due",
    form: [...transferFields, arrearsField],
    documents: [saleContract],
    states: [documentsDue, awaitingPayment, inReview, documentsAsked, transferred, rejected, cancelled],
    transitions: [
      documentsComplete("awaiting-payment"),
      cleared,
      {
        key: "approve",
        title: words("审核通过，过户", "Approve and transfer"),
        from: ["in-review"],
        to: "transferred",
        by: [...office],
        conditions: [{ name: "documents-complete" }, { name: "nothing-owed" }],
        effects: ["cut-off-bill", "change-owner", "notify-resident"],
      },
      transferWithArrears([{ name: "documents-complete" }]),
      askForDocuments,
      documentsAdded,
      reject("in-review"),
      cancel("documents-due", "awaiting-payment", "in-review", "documents-asked"),
    ],
  });

/** 转账缴费: a slip, checked against the bank's record, then posted. */
export const paymentStarter = () =>
  defineWorkflow({
    type: "payment",
    title: words("银行转账缴费", "Payment by bank transfer"),
    intro: words(
      "已经通过银行转账缴费的，请上传回单。核对到账后计入您的户号。",
      "If you paid by bank transfer, upload the slip. Once the money is found on our account it is credited to you.",
    ),
    initial: "slip-due",
    form: paymentFields,
    documents: [slip],
    states: [slipDue, checkingRecord, posted, rejected, cancelled],
    transitions: [
      slipUploaded,
      {
        key: "post",
        title: words("已到账，入账", "Money found, credit it"),
        from: ["checking"],
        to: "posted",
        by: [...office],
        conditions: [{ name: "documents-complete" }],
        fields: [bankReference],
        effects: ["post-payment", "notify-resident"],
      },
      reject("checking"),
      cancel("slip-due", "checking"),
    ],
  });

const applyConditions = [{ name: "within-apply-window" }, { name: "separable" }, { name: "out-of-warranty" }] as const;

/** 报停: a clerk's look, a closed valve, then the bill is corrected. */
export const stopHeatingStarter = () =>
  defineWorkflow({
    type: "stop-heating",
    title: words("报停（停止供热）", "Stop heating"),
    intro: words(
      "整个采暖季不用热的，请在截止日前申请。需要结清到期费用；阀门关闭后报停生效。",
      "If you need no heat for the whole season, apply before the closing date. What is due must be paid; the stop takes effect once the valve is closed.",
    ),
    initial: "awaiting-payment",
    admission: [...applyConditions],
    form: stopFields,
    states: [awaitingPayment, inReview, valveClosing, stopped, rejected, cancelled],
    transitions: [
      cleared,
      {
        key: "approve",
        title: words("批准报停", "Approve the stop"),
        from: ["in-review"],
        to: "valve-closing",
        by: [...office],
        conditions: [{ name: "nothing-owed" }],
        effects: ["create-valve-close-order", "notify-resident"],
      },
      valveClosed,
      abandon("valve-closing"),
      reject("in-review"),
      cancel("awaiting-payment", "in-review"),
    ],
  });

/** 复热: everything due paid, an open valve, then the bill is corrected. */
export const resumeHeatingStarter = () =>
  defineWorkflow({
    type: "resume-heating",
    title: words("恢复供热", "Resume heating"),
    intro: words(
      "已报停的房屋要重新用热时办理。结清到期费用后安排师傅上门开阀。",
      "For a home whose heating was stopped. Once everything due is paid, a technician comes to open the valve.",
    ),
    initial: "awaiting-payment",
    form: resumeFields,
    states: [awaitingPayment, valveOpening, resumed, rejected, cancelled],
    transitions: [
      {
        key: "cleared",
        title: words("费用已结清，派工开阀", "Everything paid, valve ordered"),
        from: ["awaiting-payment"],
        to: "valve-opening",
        by: ["system"],
        conditions: [{ name: "nothing-owed" }],
        effects: ["create-valve-open-order", "notify-resident"],
      },
      valveOpened,
      abandon("valve-opening"),
      cancel("awaiting-payment"),
    ],
  });
