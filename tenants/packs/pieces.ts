import { type WorkflowDraft, words } from "./define-workflow";

/**
 * Parts that many starter workflows share: forms that effects rely on, papers, ends and the ordinary moves.
 * A subsidiary owns its copy from the first day and may change every word of it.
 */
type Field = NonNullable<WorkflowDraft["form"]>[number];
type State = WorkflowDraft["states"][number];
type Move = WorkflowDraft["transitions"][number];
type Paper = NonNullable<WorkflowDraft["documents"]>[number];

export const office = ["clerk", "supervisor", "admin"] as const;
export const chiefs = ["supervisor", "admin"] as const;

export const ownerFields: Field[] = [
  { key: "owner-name", kind: "text", required: true, label: words("户主姓名", "Owner's name") },
  { key: "owner-phone", kind: "phone", required: true, label: words("户主手机号", "Owner's mobile number") },
  { key: "owner-id-number", kind: "id-number", label: words("身份证号", "ID card number") },
];

export const startField: Field = {
  key: "start-date",
  kind: "date",
  required: true,
  label: words("开通日期", "Start date"),
  help: words("希望从哪一天开始供应", "The day from which you wish to be supplied"),
};

/** Filled in when the home is not in the register yet. */
export const placeFields: Field[] = [
  { key: "place-district", kind: "text", label: words("所在区", "District") },
  { key: "place-community", kind: "text", label: words("小区", "Community") },
  { key: "place-building", kind: "text", label: words("楼号", "Building") },
  { key: "place-unit", kind: "text", label: words("单元", "Entrance") },
  { key: "place-room", kind: "text", label: words("房号", "Room") },
  {
    key: "place-use",
    kind: "choice",
    label: words("房屋用途", "Use"),
    choices: [
      { value: "residential", label: words("居民", "Residential") },
      { value: "public", label: words("非居民", "Public or business") },
    ],
  },
  { key: "place-built-area", kind: "number", label: words("建筑面积（平方米）", "Built area (m²)") },
];

export const transferFields: Field[] = [
  { key: "new-owner-name", kind: "text", required: true, label: words("新户主姓名", "New owner's name") },
  { key: "new-owner-phone", kind: "phone", required: true, label: words("新户主手机号", "New owner's mobile number") },
  { key: "new-owner-id-number", kind: "id-number", label: words("新户主身份证号", "New owner's ID card number") },
  {
    key: "transfer-date",
    kind: "date",
    required: true,
    label: words("交接日期", "Date of handover"),
    help: words("这一天起的费用由新户主承担", "The new owner pays from this day on"),
  },
  {
    key: "reason",
    kind: "choice",
    required: true,
    label: words("过户原因", "Reason"),
    choices: [
      { value: "sale", label: words("房屋买卖", "Sale") },
      { value: "inheritance", label: words("继承", "Inheritance") },
      { value: "gift", label: words("赠与", "Gift") },
      { value: "other", label: words("其他", "Other") },
    ],
  },
];

const divided = {
  value: "old-owner-keeps",
  label: words(
    "按交接日分开：之前的归原户主，多缴的退回原户主",
    "Divided by the day of the handover: days before, and what was paid ahead, are the former owner's",
  ),
};
const withHome = {
  value: "new-owner-pays",
  label: words(
    "随房转给新户主：未缴和已缴的都归新户主，双方自行结算",
    "All with the home: what is unpaid or paid ahead is the new owner's; you settle it between you",
  ),
};

/** Whose the money is; where nothing is said, it is divided by the day once nothing is due. */
export const arrearsField: Field = {
  key: "arrears",
  kind: "choice",
  label: words("未缴和已缴的费用归谁", "Whose is what is unpaid or paid ahead"),
  help: words(
    "不选则先结清到期费用，再按交接日分开",
    "If you choose nothing: due bills are paid first, the rest is divided",
  ),
  choices: [divided, withHome],
};

export const stopFields: Field[] = [
  {
    key: "reason",
    kind: "choice",
    required: true,
    label: words("报停原因", "Reason for stopping"),
    choices: [
      { value: "vacant", label: words("房屋空置", "The home is empty") },
      { value: "away", label: words("冬季不在本地居住", "Away for the winter") },
      { value: "renovation", label: words("装修", "Renovation") },
      { value: "other", label: words("其他", "Other") },
    ],
  },
  contactField(),
];

export const resumeFields: Field[] = [
  contactField(),
  { key: "remark", kind: "long-text", label: words("给我们的留言", "A note for us") },
];

function contactField(): Field {
  return {
    key: "contact-phone",
    kind: "phone",
    required: true,
    label: words("上门联系电话", "Phone for the visit"),
    help: words("师傅上门前会打这个电话", "The technician calls this number before coming"),
  };
}

export const paymentFields: Field[] = [
  { key: "amount", kind: "amount", required: true, label: words("转账金额", "Amount transferred") },
  { key: "paid-on", kind: "date", required: true, label: words("转账日期", "Date of transfer") },
  { key: "payer-name", kind: "text", required: true, label: words("付款人", "Paid by") },
];

export const bankReference: Field = {
  key: "bank-reference",
  kind: "text",
  required: true,
  label: words("银行流水号", "Bank reference"),
  help: words("以银行到账记录为准", "As it stands in the bank's record"),
};

export const idCard: Paper = { kind: "id-card", label: words("身份证（正反面）", "ID card, both sides") };
export const deed: Paper = { kind: "deed", label: words("房产证或购房合同", "Title deed or purchase contract") };
export const saleContract: Paper = {
  kind: "sale-contract",
  label: words("买卖合同或其他过户证明", "Sale contract or other proof of the change of owner"),
};
export const slip: Paper = {
  kind: "transfer-slip",
  label: words("转账回单", "Transfer slip"),
  help: words("手机银行截图也可以", "A picture of the banking app will do"),
};

/** The four ends of nearly every request. */
export const rejected: State = {
  key: "rejected",
  phase: "rejected",
  title: words("未通过", "Not approved"),
  explain: words(
    "这次申请没有通过，原因见下方记录。补齐后可以重新申请。",
    "This request was not approved; the reason is in the record below. You may apply again.",
  ),
};
export const cancelled: State = {
  key: "cancelled",
  phase: "cancelled",
  title: words("已撤销", "Withdrawn"),
  explain: words("申请已撤销，什么都没有改变。", "The request was withdrawn; nothing has changed."),
};

export const documentsDue: State = {
  key: "documents-due",
  title: words("待补材料", "Documents needed"),
  explain: words(
    "请上传下面列出的材料。材料齐了会自动进入下一步。",
    "Please upload the documents listed below. As soon as they are complete, the request goes on by itself.",
  ),
  targetHours: 720,
  clock: "round-the-clock",
};

export const inReview: State = {
  key: "in-review",
  title: words("审核中", "Under review"),
  explain: words(
    "工作人员正在核对您的信息，一般两个工作日内有结果。结果会用短信告诉您。",
    "Our staff are checking your details, usually within two working days. You will get the result by text message.",
  ),
  targetHours: 18,
};

export const secondApproval: State = {
  key: "second-approval",
  title: words("待主管复核", "Waiting for the supervisor"),
  explain: words(
    "初审已通过，主管正在复核，一般一个工作日内完成。",
    "The first check is done; the supervisor decides, usually within one working day.",
  ),
  targetHours: 9,
};

export const surveying: State = {
  key: "surveying",
  title: words("待上门查勘", "Waiting for the site survey"),
  explain: words(
    "师傅会先打电话约时间，再上门查看。请保持电话畅通。",
    "A technician will call you to agree on a time and then come to look. Please keep your phone on.",
  ),
  targetHours: 27,
};

export const awaitingPayment: State = {
  key: "awaiting-payment",
  title: words("待结清费用", "Waiting for payment"),
  explain: words(
    "请先缴清到期的费用。缴清后会自动继续，不用再来办理。",
    "Please pay what is due first. The request then goes on by itself; you need not come again.",
  ),
  targetHours: 720,
  clock: "round-the-clock",
};

/** A payment's papers are one slip. */
export const slipDue: State = { ...documentsDue, key: "slip-due", title: words("待上传回单", "Slip needed") };

export const checkingRecord: State = {
  key: "checking",
  title: words("核对到账", "Checking the bank's record"),
  explain: words(
    "正在核对银行到账记录，一般一个工作日内完成。",
    "We are looking for your money in the bank's record, usually within one working day.",
  ),
  targetHours: 9,
};

/** The resident takes the request back. */
export const cancel = (...from: string[]): Move => ({
  key: "cancel",
  title: words("撤销申请", "Withdraw the request"),
  from,
  to: "cancelled",
  by: ["resident", ...office],
  tone: "danger",
});

export const reject = (...from: string[]): Move => ({
  key: "reject",
  title: words("不予通过", "Do not approve"),
  from,
  to: "rejected",
  by: [...office],
  effects: ["notify-resident"],
  noteRequired: true,
  tone: "danger",
});

export const askForDocuments: Move = {
  key: "ask-for-documents",
  title: words("退回补材料", "Ask for documents"),
  from: ["in-review"],
  to: "documents-asked",
  by: [...office],
  effects: ["notify-resident"],
  noteRequired: true,
  tone: "neutral",
};

/** After a clerk found the papers wanting: the resident says when they are mended, for the house cannot know. */
export const documentsAsked: State = {
  key: "documents-asked",
  title: words("请补充材料", "More documents needed"),
  explain: words(
    "请按下方记录里的说明补充材料，传好后点“已补齐，提交”。",
    "Please add what the record below asks for, then press “Done, submit”.",
  ),
  targetHours: 720,
  clock: "round-the-clock",
};

export const documentsAdded: Move = {
  key: "documents-added",
  title: words("已补齐，提交", "Done, submit"),
  from: ["documents-asked"],
  to: "in-review",
  by: ["resident", "agent", ...office],
  conditions: [{ name: "documents-complete" }],
};

export const documentsComplete = (to = "in-review"): Move => ({
  key: "documents-complete",
  title: words("材料已齐", "Documents complete"),
  from: ["documents-due"],
  to,
  by: ["system"],
  conditions: [{ name: "documents-complete" }],
});

export const valveClosing: State = {
  key: "valve-closing",
  title: words("待上门关阀", "Waiting for the valve to be closed"),
  explain: words(
    "申请已批准。师傅会电话联系您，上门关闭入户阀门后报停生效。",
    "Approved. A technician will call and close your entry valve; the stop then takes effect.",
  ),
  targetHours: 45,
};

export const valveOpening: State = {
  key: "valve-opening",
  title: words("待上门开阀", "Waiting for the valve to be opened"),
  explain: words(
    "申请已批准。师傅会电话联系您，上门打开阀门后恢复供热。",
    "Approved. A technician will call and open your entry valve; heating then comes back.",
  ),
  targetHours: 18,
};

export const stopped: State = {
  key: "stopped",
  phase: "done",
  title: words("已停热", "Heating stopped"),
  explain: words(
    "阀门已关闭，本采暖季停止供热，账单已更正。",
    "The valve is closed, heating is off for this season and your bill has been corrected.",
  ),
};

export const resumed: State = {
  key: "resumed",
  phase: "done",
  title: words("已恢复供热", "Heating resumed"),
  explain: words(
    "阀门已打开，供热恢复，账单已更正。",
    "The valve is open, heating is on and your bill has been corrected.",
  ),
};

export const opened: State = {
  key: "opened",
  phase: "done",
  title: words("开户完成", "Account opened"),
  explain: words(
    "户号已开通，可以在“我的账单”查看和缴费。",
    "Your account is open; you can see and pay its bills under “Bills”.",
  ),
};

export const transferred: State = {
  key: "transferred",
  phase: "done",
  title: words("过户完成", "Transfer done"),
  explain: words(
    "户号已转到新户主名下，交接日之前的费用仍由原户主承担。",
    "The account is now in the new owner's name; charges before the handover stay with the former owner.",
  ),
};

export const posted: State = {
  key: "posted",
  phase: "done",
  title: words("已入账", "Credited"),
  explain: words(
    "款项已计入您的户号，可以在“我的账单”查看。",
    "The money has been credited to your account; see “Bills”.",
  ),
};

/** What was due has been paid; a clerk looks next. */
export const cleared: Move = {
  key: "cleared",
  title: words("费用已结清", "Everything paid"),
  from: ["awaiting-payment"],
  to: "in-review",
  by: ["system"],
  conditions: [{ name: "nothing-owed" }],
};

/** A chief lets a home go although something is due, and says whose it is; what goes with the home its new owner has accepted. */
export const transferWithArrears = (conditions: NonNullable<Move["conditions"]>): Move => ({
  key: "transfer-with-arrears",
  title: words("欠费另行约定，过户", "Transfer, arrears agreed"),
  from: ["awaiting-payment", "in-review"],
  to: "transferred",
  by: [...chiefs],
  conditions,
  fields: [
    {
      key: "arrears",
      kind: "choice",
      required: true,
      label: words("欠费由谁承担", "Who answers for the arrears"),
      choices: [
        { ...divided, label: words("留在原户主名下，原户号销户", "The former owner; their account is closed with it") },
        { ...withHome, label: words("随房转给新户主（须本人已同意）", "The new owner, who has agreed to it") },
      ],
    },
  ],
  effects: ["cut-off-bill", "change-owner", "notify-resident"],
  noteRequired: true,
  tone: "danger",
});

export const slipUploaded: Move = {
  ...documentsComplete("checking"),
  from: ["slip-due"],
  title: words("回单已上传", "Slip uploaded"),
};

export const valveClosed: Move = {
  key: "valve-closed",
  title: words("阀门已关", "Valve closed"),
  from: ["valve-closing"],
  to: "stopped",
  by: ["system"],
  conditions: [{ name: "work-orders-done" }],
  effects: ["stop-supply", "correct-bill", "notify-resident"],
};

export const valveOpened: Move = {
  key: "valve-opened",
  title: words("阀门已开", "Valve opened"),
  from: ["valve-opening"],
  to: "resumed",
  by: ["system"],
  conditions: [{ name: "work-orders-done" }],
  effects: ["resume-supply", "correct-bill", "notify-resident"],
};

/** The way out when the valve cannot be worked: nothing has been stopped or billed yet. */
export const abandon = (from: string): Move => ({
  key: "abandon",
  title: words("无法施工，终止", "Cannot be done, end it"),
  from: [from],
  to: "rejected",
  by: ["dispatcher", ...chiefs],
  effects: ["notify-resident"],
  noteRequired: true,
  tone: "danger",
});
