/**
 * The one table of who may do what. A procedure names its permission; the builder looks here, and so do
 * menus and buttons, so what is shown and what is allowed cannot drift apart. Browser-safe.
 */
export const staffRoles = ["agent", "clerk", "dispatcher", "technician", "supervisor", "admin"] as const;
export type StaffRole = (typeof staffRoles)[number];

export const hqRoles = ["hq-manager", "hq-operator"] as const;
export type HqRole = (typeof hqRoles)[number];

const everyone: readonly StaffRole[] = staffRoles;
const office: readonly StaffRole[] = ["agent", "clerk", "dispatcher", "supervisor", "admin"];

/** Staff permissions → roles that hold them. */
export const staffPermissions = {
  "session.read": everyone,
  "accounts.read": office,
  "accounts.read-identity": ["clerk", "supervisor", "admin"],
  "accounts.tell-household": ["supervisor", "admin"],
  "accounts.import": ["clerk", "admin"],
  "tickets.read": office,
  "tickets.open": office,
  "tickets.transition": office,
  "tickets.note": office,
  "tickets.read-documents": office,
  "work-orders.read": ["agent", "clerk", "dispatcher", "technician", "supervisor", "admin"],
  "work-orders.create": ["clerk", "dispatcher", "supervisor", "admin"],
  "work-orders.assign": ["dispatcher", "supervisor", "admin"],
  "work-orders.complete": ["dispatcher", "technician", "supervisor", "admin"],
  "billing.read": ["agent", "clerk", "supervisor", "admin"],
  "billing.run": ["clerk", "admin"],
  "billing.review-run": ["supervisor", "admin"],
  "billing.take-payment": ["clerk", "admin"],
  "collections.read": ["agent", "clerk", "supervisor", "admin"],
  "collections.promise": ["agent", "clerk", "supervisor", "admin"],
  "collections.dispute": ["clerk", "supervisor", "admin"],
  "collections.agree-plan": ["clerk", "supervisor", "admin"],
  "collections.decide": ["supervisor", "admin"],
  "collections.set-rules": ["admin"],
  "metering.read": ["agent", "clerk", "dispatcher", "supervisor", "admin"],
  "metering.record": ["clerk", "admin"],
  "metering.install": ["clerk", "admin"],
  "metering.decide": ["clerk", "supervisor", "admin"],
  "metering.settle": ["clerk", "admin"],
  "metering.set-limits": ["admin"],
  "metering.manage-keys": ["admin"],
  "supply.change-account": ["clerk", "supervisor", "admin"],
  "adjustments.read": ["agent", "clerk", "supervisor", "admin"],
  "adjustments.propose": ["clerk", "supervisor", "admin"],
  "adjustments.approve": ["clerk", "supervisor", "admin"],
  "adjustments.pay-out": ["clerk", "admin"],
  "adjustments.set-limits": ["admin"],
  "reports.read": ["clerk", "supervisor", "admin"],
  "reports.print": ["clerk", "supervisor", "admin"],
  "reports.schedule": ["supervisor", "admin"],
  "finance.read": ["clerk", "supervisor", "admin"],
  "finance.close": ["admin"],
  "finance.set-chart": ["admin"],
  "cashier.read": ["clerk", "supervisor", "admin"],
  "cashier.keep-shift": ["clerk", "admin"],
  "cashier.bank-files": ["clerk", "admin"],
  "cashier.invoices": ["clerk", "admin"],
  "cashier.set-rules": ["admin"],
  "cashier.countersign-shift": ["supervisor", "admin"],
  "settings.read": ["supervisor", "admin"],
  "settings.edit-workflow": ["admin"],
  "settings.publish-workflow": ["admin"],
  "settings.edit-tariff": ["clerk", "supervisor", "admin"],
  "settings.publish-tariff": ["supervisor", "admin"],
  "settings.edit-branding": ["admin"],
  "settings.manage-staff": ["admin"],
  "outbox.read": ["supervisor", "admin"],
} as const satisfies Record<string, readonly StaffRole[]>;
export type StaffPermission = keyof typeof staffPermissions;

/** What every signed-in resident may do, always on their own account. `public.*` needs no sign-in. */
export const portalPermissions = [
  "public.site",
  "public.request-code",
  "public.sandbox-outbox",
  "resident.session",
  "resident.accounts",
  "resident.bills",
  "resident.pay",
  "resident.requests",
  "resident.documents",
  "supply.open-account",
  "supply.transfer",
  "supply.stop-heating",
  "supply.resume-heating",
] as const;
export type PortalPermission = (typeof portalPermissions)[number];

/** Headquarters permissions → roles. None of them writes into a subsidiary; an approval is a word that its worker reads. */
export const hqPermissions = {
  "hq.session": hqRoles,
  "hq.compare": hqRoles,
  "hq.subsidiaries": hqRoles,
  "hq.onboard": ["hq-operator"],
  "hq.read-approvals": hqRoles,
  "hq.answer-approval": ["hq-manager"],
} as const satisfies Record<string, readonly HqRole[]>;
export type HqPermission = keyof typeof hqPermissions;

/** Whether any of the roles holds the staff permission. */
export function staffMay(roles: readonly StaffRole[], permission: StaffPermission): boolean {
  const holders: readonly StaffRole[] = staffPermissions[permission];
  return roles.some((role) => holders.includes(role));
}

/** Whether any of the roles holds the headquarters permission. */
export function hqMay(roles: readonly HqRole[], permission: HqPermission): boolean {
  const holders: readonly HqRole[] = hqPermissions[permission];
  return roles.some((role) => holders.includes(role));
}
