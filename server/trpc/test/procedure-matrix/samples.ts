import type { Samples } from "./sample";

/** One valid input per procedure. A procedure without one fails the matrix: add it here, naming every id that it takes. */
export const samples: Samples = {
  "hq.compare.get": { input: () => ({}) },
  "hq.compare.export": { input: () => ({ locale: "en" }) },
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
  "portal.channels.sandbox-outbox": { input: () => undefined },
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
  "staff.tickets.list": { input: () => ({}) },
};
