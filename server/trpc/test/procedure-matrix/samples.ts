import { defaultCalendar } from "@/tenants/schemas/calendar";
import type { Ids } from "./make-ids";
import { moneySamples } from "./money-samples";
import type { Samples } from "./sample";

const handover = { "new-owner-name": "赵新", "new-owner-phone": "13900000001", "transfer-date": "2026-10-01" };
const opening = { "owner-name": "陈静", "owner-phone": "13900000002", "start-date": "2026-10-20" };
const takenHome = "a home that somebody has is answered as one that is not in the register";
const papersOfOthers =
  "the account is the resident's own whatever is sent, and papers of others are papers that never were";
/** A bank transfer as a resident tells of it. */
const slip = { amount: "10000", "paid-on": "2026-10-01", "payer-name": "李国强" };

const oneMoreArea = ({ accountId, agreementId }: Ids) => ({
  ...{ accountId, agreementId, on: "2026-10-01", reason: "阳台封闭", deed: "add" as const },
  area: {
    ...{ kind: "balcony" as const, builtArea: "6", chargeableArea: "6", heightFactor: "1" },
    ...{ priceClass: "residential", settlement: "area" as const },
  },
});

/** One valid input per procedure. A procedure without one fails the matrix: add it here, naming every id that it takes. */
export const samples: Samples = {
  ...moneySamples,
  "hq.approvals.list": { input: () => undefined },
  "hq.approvals.answer-approval": {
    input: (ids) => ({
      tenantId: ids.tenantId,
      approvalId: ids.adjustmentId,
      answer: "approved" as const,
      note: "同意",
    }),
  },
  "hq.identity.change-password": { input: () => ({ current: "wrong", next: "a password of my own" }) },
  "staff.branding.get": { input: () => undefined },
  "staff.branding.publish": { input: () => ({ color: "#0b6fa4", hotline: "0531-96777", seenVersion: 0 }) },
  "staff.identity.list": { input: () => undefined },
  "staff.identity.invite": {
    input: () => ({ name: "周敏", email: "matrix-invited@example.com", roles: ["agent"] }),
  },
  "staff.identity.change-roles": { input: (ids) => ({ userId: ids.residentUserId, roles: ["agent"] }) },
  "staff.identity.disable": { input: (ids) => ({ userId: ids.residentUserId }) },
  "staff.identity.enable": { input: (ids) => ({ userId: ids.residentUserId }) },
  "staff.identity.reset-password": { input: (ids) => ({ userId: ids.residentUserId }) },
  "staff.identity.change-password": { input: () => ({ current: "wrong", next: "a password of my own" }) },
  "hq.compare.get": { input: () => ({}) },
  "hq.compare.export": { input: () => ({ locale: "en" }) },
  "hq.compare.arrears": { input: () => ({}) },
  "hq.compare.refresh": { input: () => undefined },
  "hq.subsidiaries.list": { input: () => undefined },
  "hq.subsidiaries.packs": { input: () => undefined },
  "hq.subsidiaries.onboard": {
    input: () => ({
      ...{ slug: "matrix-new", code: "MX", name: "矩阵供热", nameEn: "Matrix Heating", pack: "heating" },
      ...{ adminName: "周敏", adminEmail: "matrix@example.com" },
    }),
  },
  "portal.identity.request-code": {
    input: (ids) => ({ phone: ids.phone }),
    answersForeignIds: "a code goes to any phone, so that the answer tells nothing",
  },
  "portal.billing.list-bills": { input: () => undefined },
  "portal.billing.find-plan": { input: () => undefined },
  "portal.billing.get-bill": { input: (ids) => ({ billId: ids.billId }) },
  "portal.billing.get-payment": { input: (ids) => ({ paymentId: ids.paymentId }) },
  "portal.billing.list-cards": { input: () => undefined },
  "portal.billing.remove-card": { input: (ids) => ({ cardId: ids.cardId }) },
  "portal.billing.get-receipt": { input: (ids) => ({ paymentId: ids.paymentId }) },
  "portal.channels.sandbox-outbox": { input: () => undefined },
  "portal.supply.home": { input: () => undefined },
  "portal.supply.homes": { input: () => undefined },
  "portal.supply.switch-account": { input: (ids) => ({ accountId: ids.accountId }) },
  "portal.supply.open-account-form": { input: () => undefined },
  "portal.supply.find-premises": { input: () => ({ community: "阳光花园" }) },
  "portal.supply.open-account": {
    input: (ids) => ({ premiseId: ids.premiseId, form: opening, documentIds: [ids.documentId] }),
    answersForeignIds: takenHome,
  },
  "portal.supply.transfer-form": { input: () => undefined },
  "portal.supply.transfer": {
    input: (ids) => ({ form: handover, documentIds: [ids.documentId] }),
    answersForeignIds: papersOfOthers,
  },
  "portal.supply.confirm-transfer": { input: (ids) => ({ ticketId: ids.ticketId }) },
  "portal.supply.stop-heating-form": { input: () => undefined },
  "portal.supply.stop-heating": {
    input: (ids) => ({ form: {}, documentIds: [ids.documentId] }),
    answersForeignIds: papersOfOthers,
  },
  "portal.supply.resume-heating-form": { input: () => undefined },
  "portal.supply.resume-heating": {
    input: (ids) => ({ form: {}, documentIds: [ids.documentId] }),
    answersForeignIds: papersOfOthers,
  },
  "staff.accounts.search": {
    input: (ids) => ({ query: ids.accountNo }),
    answersForeignIds: "a search finds nothing, as for a number that nobody has",
  },
  "staff.accounts.get": { input: (ids) => ({ accountId: ids.accountId }) },
  "staff.accounts.money": {
    input: (ids) => ({ accountId: ids.accountId }),
    answersForeignIds: "an account that is not there has no bills, no payments and owes nothing",
  },
  "staff.accounts.work": {
    input: (ids) => ({ accountId: ids.accountId }),
    answersForeignIds: "an account that is not there has no requests and no messages",
  },
  "staff.accounts.tell-household": {
    input: (ids) => ({
      ...{ accountId: ids.accountId, from: "2099-09-01", lowIncome: false, people: 9, reason: "住户申报" },
      documentIds: [],
    }),
  },
  "staff.accounts.reveal-identity": {
    input: (ids) => ({ accountId: ids.accountId, personId: ids.personId, reason: "核对材料" }),
  },
  "staff.accounts.imports.list": { input: () => ({}) },
  "staff.accounts.imports.get": { input: (ids) => ({ importId: ids.importId }) },
  "staff.accounts.imports.findings": { input: (ids) => ({ importId: ids.importId }) },
  "staff.accounts.imports.start-check": {
    input: (ids) => ({ importId: ids.importId, mapping: { accountNo: 0 } }),
  },
  "staff.accounts.imports.start-import": {
    input: (ids) => ({ importId: ids.importId, mode: "keep-good", existing: "update" }),
  },
  "staff.accounts.imports.cancel": { input: (ids) => ({ importId: ids.importId }) },
  "staff.channels.outbox": { input: () => ({}) },
  "staff.supply.find-premises": { input: () => ({ community: "阳光花园" }) },
  "staff.supply.open-account": {
    input: (ids) => ({ premiseId: ids.premiseId, form: opening, documentIds: [ids.documentId] }),
    answersForeignIds: takenHome,
  },
  "staff.supply.preview-transfer": { input: (ids) => ({ accountId: ids.accountId }) },
  "staff.supply.transfer": {
    input: (ids) => ({ accountId: ids.accountId, form: handover, documentIds: [ids.documentId] }),
  },
  "staff.supply.preview-stop-heating": { input: (ids) => ({ accountId: ids.accountId }) },
  "staff.supply.stop-heating": {
    input: (ids) => ({ accountId: ids.accountId, form: {}, documentIds: [ids.documentId] }),
  },
  "staff.supply.preview-resume-heating": { input: (ids) => ({ accountId: ids.accountId }) },
  "staff.supply.resume-heating": {
    input: (ids) => ({ accountId: ids.accountId, form: {}, documentIds: [ids.documentId] }),
  },
  "staff.supply.rename": {
    input: (ids) => ({ accountId: ids.accountId, on: "2026-10-01", name: "王新", reason: "更名" }),
  },
  "staff.supply.demolish": { input: (ids) => ({ accountId: ids.accountId, on: "2026-10-01", reason: "拆迁" }) },
  "staff.supply.split-account": {
    input: (ids) => ({
      ...{ accountId: ids.accountId, on: "2026-10-01", reason: "分户", areaNos: ["1"], rule: "stay" as const },
      newOwner: { name: "赵敏", phone: "13900000003" },
    }),
  },
  "staff.supply.merge-accounts": {
    input: (ids) => ({ accountId: ids.accountId, fromAccountNo: ids.accountNo, on: "2026-10-01", reason: "并户" }),
  },
  "staff.supply.area-form": { input: (ids) => ({ accountId: ids.accountId }) },
  "staff.supply.preview-change-area": { input: oneMoreArea },
  "staff.supply.change-area": { input: oneMoreArea },
  "staff.supply.preview-stop-unit": { input: (ids) => ({ accountId: ids.accountId }) },
  "staff.supply.stop-unit": { input: (ids) => ({ accountId: ids.accountId, reason: "整单元同停" }) },
  "portal.requests.list": { input: () => undefined },
  "portal.requests.get": { input: (ids) => ({ ticketNo: ids.ticketNo }) },
  "portal.requests.applications": { input: () => undefined },
  "portal.requests.application": { input: () => ({ type: "payment" }) },
  "portal.requests.report-payment": {
    input: (ids) => ({ form: slip, documentIds: [ids.documentId] }),
    answersForeignIds: "a paper that is not the resident's own loose one is answered as one that is gone",
  },
  "portal.requests.move": { input: (ids) => ({ ticketId: ids.ticketId, transition: "cancel", revision: 0 }) },
  "staff.tickets.list": {
    input: (ids) => ({ accountId: ids.accountId, number: ids.ticketNo }),
    answersForeignIds: "a filter that matches nothing",
  },
  "staff.tickets.counts": { input: () => undefined },
  "staff.tickets.get": { input: (ids) => ({ ticketNo: ids.ticketNo }) },
  "staff.tickets.applications": { input: () => undefined },
  "staff.tickets.application": { input: () => ({ type: "payment" }) },
  "staff.tickets.report-payment": {
    input: (ids) => ({ accountId: ids.accountId, form: slip, documentIds: [ids.documentId] }),
  },
  "staff.tickets.transition": { input: (ids) => ({ ticketId: ids.ticketId, transition: "approve", revision: 0 }) },
  "staff.tickets.claim": { input: (ids) => ({ ticketId: ids.ticketId, claim: true }) },
  "staff.tickets.note": { input: (ids) => ({ ticketId: ids.ticketId, note: "备注" }) },
  "staff.work-orders.list": { input: () => ({}) },
  "staff.work-orders.counts": { input: () => undefined },
  "staff.work-orders.get": { input: (ids) => ({ workOrderNo: ids.workOrderNo }) },
  "staff.work-orders.create": { input: (ids) => ({ kind: "inspection", accountId: ids.accountId }) },
  "staff.work-orders.assign": { input: (ids) => ({ id: ids.workOrderId, userId: ids.residentUserId }) },
  "staff.work-orders.complete": { input: (ids) => ({ id: ids.workOrderId, result: { valveState: "closed" } }) },
  "staff.work-orders.cancel": { input: (ids) => ({ id: ids.workOrderId, note: "重复" }) },
  "staff.workflows.list": { input: () => undefined },
  "staff.workflows.get": { input: () => ({ type: "payment" }) },
  "staff.workflows.compare": { input: (ids) => ({ olderId: ids.workflowId, newerId: ids.draftId }) },
  "staff.workflows.calendar": { input: () => undefined },
  "staff.workflows.publish-calendar": {
    input: () => ({ calendar: defaultCalendar, effectiveFrom: "2027-01-01", seenVersion: 1 }),
  },
  "staff.workflows.check": { input: () => ({ body: {} }) },
  "staff.workflows.save-draft": { input: () => ({ type: "payment", body: {}, seenAt: null }) },
  "staff.workflows.discard-draft": { input: () => ({ type: "payment" }) },
  "staff.workflows.publish": {
    input: () => ({ type: "payment", effectiveFrom: "2027-01-01", note: "试", seenAt: new Date(0) }),
  },
};
