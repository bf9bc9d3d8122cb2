import { twoWinters } from "@/server/supply/test/make-winter";
import { csvBankProfile } from "@/tenants/packs/bank-profiles";
import { bankProfileSchema } from "@/tenants/schemas/bank-profile";
import { defaultAllocationOrder } from "@/tenants/schemas/payment-rules";
import { defaultChart } from "@/tenants/schemas/chart-of-accounts";
import { defaultRefundRules } from "@/tenants/schemas/refund-rules";
import { tariffSchema } from "@/tenants/schemas/tariff";
import type { Samples } from "./sample";

const reportQuestion = { report: "receivables", grouping: "division", from: "2026-09-01", asOf: "2026-10-01" } as const;

/** One valid input for each procedure of the staff's rooms of money. */
export const moneySamples: Samples = {
  "staff.adjustments.list": {
    input: (ids) => ({ accountId: ids.accountId }),
    answersForeignIds: "a filter that matches nothing",
  },
  "staff.adjustments.get": { input: (ids) => ({ adjustmentId: ids.adjustmentId }) },
  "staff.adjustments.prepare": { input: (ids) => ({ accountId: ids.accountId }) },
  "staff.adjustments.preview-cold-room": {
    input: (ids) => ({
      ...{
        accountId: ids.accountId,
        billId: ids.pastBillId,
        complainedAt: "2025-12-01T08:00",
        testedAt: "2025-12-01T18:00",
      },
      readings: [{ from: "2025-12-01", to: "2025-12-02", celsius: "15.0" }],
    }),
  },
  "staff.adjustments.preview-outage": {
    input: (ids) => ({
      ...{ accountId: ids.accountId, billId: ids.pastBillId, from: "2025-12-01T08:00", to: "2025-12-03T08:00" },
    }),
  },
  "staff.adjustments.preview-metering": {
    input: (ids) => ({ accountId: ids.accountId, usageId: ids.usageId, quantity: "4000" }),
  },
  "staff.adjustments.propose-metering": {
    input: (ids) => ({
      ...{ accountId: ids.accountId, usageId: ids.usageId, quantity: "4000", reason: "表计检定" },
      ...{ documentIds: [ids.documentId], idempotencyKey: ids.paymentId },
    }),
  },
  "staff.adjustments.propose": {
    input: (ids) => ({
      ...{
        accountId: ids.accountId,
        billId: ids.billId,
        kind: "waiver" as const,
        amountMinor: 100n,
        reason: "低保减免",
      },
      ...{ documentIds: [ids.documentId], idempotencyKey: ids.paymentId },
    }),
  },
  "staff.adjustments.prepare-reversal": { input: (ids) => ({ paymentId: ids.paymentId }) },
  "staff.adjustments.propose-reversal": {
    input: (ids) => ({
      ...{ paymentId: ids.paymentId, reason: "户号录错", documentIds: [], idempotencyKey: ids.ticketId },
    }),
  },
  "staff.adjustments.propose-cold-room": {
    input: (ids) => ({
      ...{
        accountId: ids.accountId,
        billId: ids.pastBillId,
        complainedAt: "2025-12-01T08:00",
        testedAt: "2025-12-01T18:00",
      },
      readings: [{ from: "2025-12-01", to: "2025-12-02", celsius: "15.0" }],
      ...{ reason: "室温不达标", documentIds: [ids.documentId], idempotencyKey: ids.paymentId },
    }),
  },
  "staff.adjustments.propose-outage": {
    input: (ids) => ({
      ...{ accountId: ids.accountId, billId: ids.pastBillId, from: "2025-12-01T08:00", to: "2025-12-03T08:00" },
      ...{ reason: "停供退费", documentIds: [ids.documentId], idempotencyKey: ids.paymentId },
    }),
  },
  "staff.adjustments.approve": { input: (ids) => ({ adjustmentId: ids.adjustmentId }) },
  "staff.adjustments.reject": { input: (ids) => ({ adjustmentId: ids.adjustmentId, note: "材料不符" }) },
  "staff.adjustments.withdraw": { input: (ids) => ({ adjustmentId: ids.adjustmentId }) },
  "staff.adjustments.reverse": { input: (ids) => ({ adjustmentId: ids.adjustmentId, note: "办理有误" }) },
  "staff.adjustments.pay-out": { input: (ids) => ({ adjustmentId: ids.adjustmentId, from: "cash" as const }) },
  "staff.adjustments.rules": { input: () => undefined },
  "staff.adjustments.save-limits": { input: () => ({ clerk: "500", supervisor: "5000", admin: "20000" }) },
  "staff.adjustments.save-refund-rules": { input: () => defaultRefundRules },
  "staff.rebills.start": { input: () => ({ season: "2026-2027", reason: "延长供热" }) },
  "staff.rebills.preview": { input: () => ({ season: "2026-2027" }) },
  "staff.rebills.list": { input: () => ({ season: "2026-2027" }) },
  "staff.rebills.get": { input: (ids) => ({ runId: ids.rebillId }) },
  "staff.trials.start": { input: () => ({ season: "2026-2027" }) },
  "staff.trials.find-open": { input: () => ({ season: "2026-2027" }) },
  "staff.trials.get": { input: (ids) => ({ trialId: ids.trialId }) },
  "staff.trials.list-aside": { input: (ids) => ({ trialId: ids.trialId }) },
  "staff.trials.progress": { input: (ids) => ({ trialId: ids.trialId }) },
  "staff.trials.review": { input: (ids) => ({ trialId: ids.trialId, note: "" }) },
  "staff.trials.discard": { input: (ids) => ({ trialId: ids.trialId }) },
  "staff.trials.freeze": { input: (ids) => ({ trialId: ids.trialId }) },
  "staff.tariff.get": { input: () => undefined },
  "staff.tariff.save-draft": { input: () => ({ body: {}, seenAt: null }) },
  "staff.tariff.discard-draft": { input: () => undefined },
  "staff.tariff.publish": { input: () => ({ effectiveFrom: "2027-01-01", note: "试", seenAt: new Date(0) }) },
  "staff.tariff.explain": {
    input: (ids) => ({
      ...{ body: tariffSchema.parse(twoWinters), season: "2026-2027" },
      subject: { kind: "account" as const, accountId: ids.accountId },
    }),
  },
  "staff.tariff.list-seasons": { input: (ids) => ({ versionId: ids.tariffId }) },
  "staff.tariff.compare": { input: (ids) => ({ olderId: ids.tariffId, newerId: ids.tariffId, season: "2026-2027" }) },
  "staff.billing.home": { input: () => undefined },
  "staff.billing.preview-season-run": { input: () => ({ season: "2026-2027" }) },
  "staff.billing.get-run": { input: (ids) => ({ runId: ids.runId }) },
  "staff.billing.list-run-obstacles": { input: (ids) => ({ runId: ids.runId }) },
  "staff.billing.get-bill": { input: (ids) => ({ billId: ids.billId }) },
  "staff.billing.account-ledger": { input: (ids) => ({ accountId: ids.accountId }) },
  "staff.billing.take-payment": {
    input: (ids) => ({
      ...{ accountId: ids.accountId, amountMinor: 100n, method: "cash" as const, billIds: [ids.billId] },
      idempotencyKey: ids.paymentId,
    }),
  },
  "staff.billing.get-receipt": { input: (ids) => ({ paymentId: ids.paymentId }) },
  "staff.billing.list-stripe-events": { input: () => ({}) },
  "staff.finance.chart": { input: () => ({}) },
  "staff.finance.chart-settings": { input: () => undefined },
  "staff.finance.publish-chart": { input: () => ({ body: defaultChart, basedOn: 0 }) },
  "staff.finance.periods": { input: () => undefined },
  "staff.finance.period": { input: () => ({ month: "2026-10" }) },
  "staff.finance.export-vouchers": { input: () => ({ month: "2026-10", format: "csv" }) },
  "staff.finance.close-period": { input: () => ({ month: "2026-10" }) },
  "staff.finance.proofs": { input: () => undefined },
  "staff.finance.explain-alert": { input: (ids) => ({ alertId: ids.alertId, explanation: "查明" }) },
  "staff.reports.list": { input: () => undefined },
  "staff.reports.run": { input: () => reportQuestion },
  "staff.reports.sources": { input: () => ({ ...reportQuestion, figure: "closing" }) },
  "staff.reports.export": { input: () => ({ ...reportQuestion, format: "csv", locale: "en" }) },
  "staff.reports.print": { input: () => reportQuestion },
  "staff.reports.schedules": { input: () => undefined },
  "staff.reports.schedule": {
    input: (ids) => ({
      ...{ report: "receivables", grouping: "division", span: "month", cadence: "monthly", locale: "zh-CN" },
      recipientId: ids.residentUserId,
    }),
  },
  "staff.reports.stop-schedule": { input: (ids) => ({ scheduleId: ids.scheduleId }) },
  "staff.reports.get-print": { input: (ids) => ({ printId: ids.printId }) },
  "staff.billing.list-disputes": { input: () => ({}) },
  "staff.bank-profiles.list": { input: () => undefined },
  "staff.bank-profiles.get": { input: () => ({ slug: "fixed-width" }) },
  "staff.bank-profiles.try": { input: () => ({ profile: bankProfileSchema.parse(csvBankProfile), sample: "1" }) },
  "staff.bank-profiles.save-draft": { input: () => ({ slug: "icbc", body: {}, seenAt: null }) },
  "staff.bank-profiles.discard-draft": { input: () => ({ slug: "icbc" }) },
  "staff.bank-profiles.publish": { input: () => ({ slug: "icbc", seenAt: new Date(0) }) },
  "staff.cashier.list-shifts": { input: () => ({}) },
  "staff.cashier.get-shift": { input: (ids) => ({ shiftId: ids.shiftId }) },
  "staff.cashier.list-bank-files": { input: () => ({}) },
  "staff.cashier.get-bank-file": { input: (ids) => ({ fileId: ids.bankFileId }) },
  "staff.cashier.book-bank-file": { input: (ids) => ({ fileId: ids.bankFileId }) },
  "staff.cashier.discard-bank-file": { input: (ids) => ({ fileId: ids.bankFileId, note: "银行重发" }) },
  "staff.cashier.list-bank-orders": { input: () => ({}) },
  "staff.cashier.get-bank-order": { input: (ids) => ({ orderId: ids.bankOrderId }) },
  "staff.cashier.preview-bank-order": {
    input: () => ({ profileSlug: "csv", dueUntil: "2026-12-31", collectOn: "2026-12-31" }),
  },
  "staff.cashier.make-bank-order": {
    input: (ids) => ({ profileSlug: ids.bankSlug, dueUntil: "2026-12-31", collectOn: "2026-12-31" }),
  },
  "staff.cashier.close-bank-order": { input: (ids) => ({ orderId: ids.bankOrderId }) },
  "staff.cashier.reconcile-day": { input: () => ({ day: "2026-11-20" }) },
  "staff.cashier.list-difference": {
    input: () => ({ day: "2026-11-20", channel: "online" as const, cause: "not-in-ledger" }),
  },
  "staff.cashier.list-mandates": { input: () => ({}) },
  "staff.cashier.sign-mandate": {
    input: (ids) => ({
      ...{
        accountNo: ids.accountNo,
        profileSlug: ids.bankSlug,
        holderName: "王建国",
        bankAccountNo: "6222021602001234567",
      },
    }),
  },
  "staff.cashier.end-mandate": { input: (ids) => ({ mandateId: ids.mandateId }) },
  "staff.cashier.open-shift": { input: () => ({ floatMinor: 20_000n, book: { series: "A", from: 1, to: 50 } }) },
  "staff.cashier.close-shift": {
    input: (ids) => ({ shiftId: ids.shiftId, counts: [{ method: "cash" as const, countedMinor: 0n }] }),
  },
  "staff.cashier.countersign-shift": { input: (ids) => ({ shiftId: ids.shiftId }) },
  "staff.collections.list-batches": { input: () => ({}) },
  "staff.collections.get-batch": { input: (ids) => ({ batchId: ids.batchId }) },
  "staff.collections.list-items": { input: (ids) => ({ batchId: ids.batchId }) },
  "staff.collections.decide-batch": {
    input: (ids) => ({ batchId: ids.batchId, decision: "approve" as const }),
  },
  "staff.collections.rules": { input: () => undefined },
  "staff.collections.publish-rules": { input: () => ({ rules: { steps: [] }, basedOn: 1 }) },
  "staff.collections.list-promises": { input: () => ({}) },
  "staff.collections.take-promise": {
    input: (ids) => ({ accountNo: ids.accountNo, amountMinor: 100n, payBy: "2026-10-20" }),
  },
  "staff.collections.withdraw-promise": { input: (ids) => ({ promiseId: ids.promiseId }) },
  "staff.collections.list-plans": { input: () => ({}) },
  "staff.collections.preview-plan": { input: (ids) => ({ accountNo: ids.accountNo }) },
  "staff.collections.agree-plan": {
    input: (ids) => ({ accountNo: ids.accountNo, steps: [{ dueOn: "2026-12-20", amountMinor: 100n }] }),
  },
  "staff.collections.withdraw-plan": { input: (ids) => ({ planId: ids.planId }) },
  "staff.payments.list-slips": { input: () => ({ status: "waiting" }) },
  "staff.payments.list-slip-lists": { input: () => undefined },
  "staff.payments.get-slip-list": { input: (ids) => ({ listId: ids.slipListId }) },
  "staff.payments.accept-slip": { input: (ids) => ({ slipId: ids.slipId, accountNo: ids.accountNo }) },
  "staff.payments.set-slip-aside": { input: (ids) => ({ slipId: ids.slipId, note: "存款利息" }) },
  "staff.payments.rules": { input: () => undefined },
  "staff.payments.publish-rule": {
    input: () => ({ kind: "allocation-order", body: defaultAllocationOrder, basedOn: 0 }),
  },
  "staff.payments.list-invoices": { input: () => ({}) },
  "staff.payments.issue-invoice": { input: (ids) => ({ billNo: ids.billNo, buyerName: "李国强" }) },
  "staff.payments.take-back-invoice": { input: (ids) => ({ invoiceId: ids.invoiceId }) },
  "staff.payments.export-invoices": { input: () => ({ month: "2026-10", format: "csv" }) },
  "staff.collections.list-disputes": { input: () => ({}) },
  "staff.collections.dispute-bill": { input: (ids) => ({ billId: ids.billId, reason: "面积不符" }) },
  "staff.collections.close-dispute": {
    input: (ids) => ({ billId: ids.billId, outcome: "rejected" as const }),
  },
  "staff.metering.list": { input: () => ({ query: "表" }) },
  "staff.metering.record": {
    input: (ids) => ({ registerId: ids.registerId, readOn: "2026-10-01", value: "130", sourceId: ids.readingId }),
  },
  "staff.metering.install": {
    input: (ids) => ({
      ...{ accountNo: ids.accountNo, meterNo: `N-${ids.accountNo}`, unit: "kwh" as const, digits: 7 },
      ...{ startValue: "0", installedOn: "2026-10-01" },
    }),
  },
  "staff.metering.exchange": {
    input: (ids) => ({
      ...{ meterId: ids.meterId, exchangedOn: "2026-10-02", endValue: "500", meterNo: `X-${ids.accountNo}` },
      ...{ digits: 7, unit: "kwh" as const, startValue: "0" },
    }),
  },
  "staff.metering.get-meter": { input: (ids) => ({ meterId: ids.meterId }) },
  "staff.metering.queue": { input: () => ({}) },
  "staff.metering.decide": {
    input: (ids) => ({ readingId: ids.readingId, decision: "correct" as const, value: "120", note: "看错一位" }),
  },
  "staff.metering.estimate": { input: (ids) => ({ registerId: ids.registerId, readOn: "2026-10-03" }) },
  "staff.metering.dispute": { input: (ids) => ({ readingId: ids.readingId, reason: "住户不认可" }) },
  "staff.metering.close-dispute": { input: (ids) => ({ readingId: ids.readingId, outcome: "rejected" as const }) },
  "staff.metering.settle": {
    input: () => ({ from: "2026-09-01", to: "2026-09-30" }),
  },
  "staff.metering.list-usage-runs": { input: () => undefined },
  "staff.metering.get-usage-run": { input: (ids) => ({ runId: ids.usageRunId }) },
  "staff.metering.list-obstacles": { input: (ids) => ({ runId: ids.usageRunId }) },
  "staff.metering.list-files": { input: () => undefined },
  "staff.metering.get-file": { input: (ids) => ({ listId: ids.readingListId }) },
  "staff.metering.list-lines": { input: (ids) => ({ listId: ids.readingListId }) },
  "staff.metering.limits": { input: () => undefined },
  "staff.metering.set-limits": {
    input: () => ({ unit: "m3" as const, mostPerDay: "20", highFactor: 4, lowFactor: 0.05, estimatesInRow: 2 }),
  },
  "staff.metering.keys": { input: () => undefined },
  "staff.metering.make-key": { input: () => ({ name: "集抄平台" }) },
  "staff.metering.revoke-key": { input: (ids) => ({ keyId: ids.meteringKeyId }) },
};
