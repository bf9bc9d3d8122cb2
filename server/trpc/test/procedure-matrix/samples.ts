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
  "staff.channels.outbox": { input: () => ({}) },
  "staff.tickets.list": { input: () => ({}) },
};
