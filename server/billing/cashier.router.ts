import { router, staff } from "@/server/trpc/init";
import { discardBankFile } from "./bank-files/discard-bank-file";
import { getBankFile, listBankFiles } from "./bank-files/list-bank-files";
import { startBooking } from "./bank-files/start-booking";
import { closeOrder } from "./bank-orders/close-order";
import { getOrder, listOrders } from "./bank-orders/list-orders";
import { previewOrder } from "./bank-orders/preview-order";
import { startOrder } from "./bank-orders/start-order";
import { endMandate } from "./mandates/end-mandate";
import { listMandates } from "./mandates/list-mandates";
import { signMandate } from "./mandates/sign-mandate";
import { listDifference } from "./reconciliation/list-difference";
import { reconcileDay } from "./reconciliation/reconcile-day";
import {
  bankFileInput,
  bankFilesInput,
  bankOrderInput,
  bankOrderWish,
  closeShiftInput,
  countersignShiftInput,
  differenceInput,
  discardBankFileInput,
  mandateInput,
  mandatesInput,
  openShiftInput,
  reconcileDayInput,
  shiftInput,
  shiftsInput,
  signMandateInput,
} from "./schemas";
import { closeShift } from "./shifts/close-shift";
import { countersignShift } from "./shifts/countersign-shift";
import { getShift } from "./shifts/get-shift";
import { listShifts } from "./shifts/list-shifts";
import { openShift } from "./shifts/open-shift";

export const staffCashierRouter = router({
  "list-shifts": staff("cashier.read")
    .input(shiftsInput)
    .query(({ ctx, input }) => listShifts(ctx, input)),
  "get-shift": staff("cashier.read")
    .input(shiftInput)
    .query(({ ctx, input }) => getShift(ctx, input.shiftId)),
  "open-shift": staff("cashier.keep-shift")
    .input(openShiftInput)
    .mutation(async ({ ctx, input }) => ({ shiftId: (await openShift(ctx, input)).id })),
  "close-shift": staff("cashier.keep-shift")
    .input(closeShiftInput)
    .mutation(async ({ ctx, input }) => ({ shiftId: (await closeShift(ctx, input)).id })),
  "countersign-shift": staff("cashier.countersign-shift")
    .input(countersignShiftInput)
    .mutation(async ({ ctx, input }) => ({ shiftId: (await countersignShift(ctx, input)).id })),
  "list-bank-files": staff("cashier.bank-files")
    .input(bankFilesInput)
    .query(({ ctx, input }) => listBankFiles(ctx, input)),
  "get-bank-file": staff("cashier.bank-files")
    .input(bankFileInput)
    .query(({ ctx, input }) => getBankFile(ctx, input.fileId)),
  "book-bank-file": staff("cashier.bank-files")
    .input(bankFileInput)
    .mutation(({ ctx, input }) => startBooking(ctx, input.fileId)),
  "discard-bank-file": staff("cashier.bank-files")
    .input(discardBankFileInput)
    .mutation(({ ctx, input }) => discardBankFile(ctx, input)),
  "list-bank-orders": staff("cashier.bank-files")
    .input(bankFilesInput)
    .query(({ ctx, input }) => listOrders(ctx, input)),
  "get-bank-order": staff("cashier.bank-files")
    .input(bankOrderInput)
    .query(({ ctx, input }) => getOrder(ctx, input.orderId)),
  "preview-bank-order": staff("cashier.bank-files")
    .input(bankOrderWish)
    .query(({ ctx, input }) => previewOrder(ctx, input)),
  "make-bank-order": staff("cashier.bank-files")
    .input(bankOrderWish)
    .mutation(({ ctx, input }) => startOrder(ctx, input)),
  "close-bank-order": staff("cashier.bank-files")
    .input(bankOrderInput)
    .mutation(({ ctx, input }) => closeOrder(ctx, input.orderId)),
  "reconcile-day": staff("cashier.read")
    .input(reconcileDayInput)
    .query(({ ctx, input }) => reconcileDay(ctx, input.day)),
  "list-difference": staff("cashier.read")
    .input(differenceInput)
    .query(({ ctx, input }) => listDifference(ctx, input)),
  "list-mandates": staff("cashier.bank-files")
    .input(mandatesInput)
    .query(({ ctx, input }) => listMandates(ctx, input)),
  "sign-mandate": staff("cashier.bank-files")
    .input(signMandateInput)
    .mutation(({ ctx, input }) => signMandate(ctx, input)),
  "end-mandate": staff("cashier.bank-files")
    .input(mandateInput)
    .mutation(({ ctx, input }) => endMandate(ctx, input.mandateId)),
});
