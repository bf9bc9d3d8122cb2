import { staffAccountsRouter } from "@/server/accounts/staff.router";
import { hqApprovalsRouter } from "@/server/adjustments/hq.router";
import { staffAdjustmentsRouter } from "@/server/adjustments/staff.router";
import { staffBankProfilesRouter } from "@/server/billing/bank-profiles.router";
import { staffCashierRouter } from "@/server/billing/cashier.router";
import { staffCollectionsRouter } from "@/server/billing/collections.router";
import { staffPaymentsRouter } from "@/server/billing/payments.router";
import { portalBillingRouter } from "@/server/billing/portal.router";
import { staffBillingRouter } from "@/server/billing/staff.router";
import { staffTariffRouter } from "@/server/billing/tariff.router";
import { staffRebillsRouter } from "@/server/billing/rebills.router";
import { staffTrialsRouter } from "@/server/billing/trials.router";
import { portalChannelsRouter } from "@/server/channels/portal.router";
import { staffChannelsRouter } from "@/server/channels/staff.router";
import { staffBrandingRouter } from "@/server/branding/staff.router";
import { hqCompareRouter, hqSubsidiariesRouter } from "@/server/hq/hq.router";
import { hqIdentityRouter } from "@/server/identity/hq.router";
import { staffIdentityRouter } from "@/server/identity/staff.router";
import { portalIdentityRouter } from "@/server/identity/portal.router";
import { staffMeteringRouter } from "@/server/metering/staff.router";
import { staffFinanceRouter } from "@/server/finance/staff.router";
import { staffReportsRouter } from "@/server/reports/staff.router";
import { portalSupplyRouter } from "@/server/supply/portal.router";
import { staffSupplyRouter } from "@/server/supply/staff.router";
import { portalRequestsRouter } from "@/server/tickets/portal.router";
import { staffTicketsRouter } from "@/server/tickets/staff.router";
import { staffWorkOrdersRouter } from "@/server/tickets/work-orders.router";
import { staffWorkflowsRouter } from "@/server/tickets/workflows.router";
import { router } from "./init";

/** Every procedure of the house, by surface and feature. */
export const rootRouter = router({
  hq: router({
    approvals: hqApprovalsRouter,
    compare: hqCompareRouter,
    identity: hqIdentityRouter,
    subsidiaries: hqSubsidiariesRouter,
  }),
  portal: router({
    billing: portalBillingRouter,
    channels: portalChannelsRouter,
    identity: portalIdentityRouter,
    supply: portalSupplyRouter,
    requests: portalRequestsRouter,
  }),
  staff: router({
    adjustments: staffAdjustmentsRouter,
    billing: staffBillingRouter,
    finance: staffFinanceRouter,
    reports: staffReportsRouter,
    cashier: staffCashierRouter,
    "bank-profiles": staffBankProfilesRouter,
    payments: staffPaymentsRouter,
    tariff: staffTariffRouter,
    trials: staffTrialsRouter,
    rebills: staffRebillsRouter,
    accounts: staffAccountsRouter,
    channels: staffChannelsRouter,
    collections: staffCollectionsRouter,
    metering: staffMeteringRouter,
    supply: staffSupplyRouter,
    tickets: staffTicketsRouter,
    "work-orders": staffWorkOrdersRouter,
    workflows: staffWorkflowsRouter,
    branding: staffBrandingRouter,
    identity: staffIdentityRouter,
  }),
});

export type RootRouter = typeof rootRouter;
