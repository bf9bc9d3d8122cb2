import accounts from "./accounts.json";
import adjustments from "./adjustments.json";
import auth from "./auth.json";
import billing from "./billing.json";
import cashier from "./cashier.json";
import collections from "./collections.json";
import common from "./common.json";
import errors from "./errors.json";
import finance from "./finance.json";
import hq from "./hq.json";
import metering from "./metering.json";
import payments from "./payments.json";
import portal from "./portal.json";
import rebills from "./rebills.json";
import reports from "./reports.json";
import settings from "./settings.json";
import tickets from "./tickets.json";
import tariff from "./tariff.json";
import trials from "./trials.json";
import supply from "./supply.json";

/** One line per feature; the file's name is the namespace. */
const messages = {
  accounts,
  adjustments,
  billing,
  cashier,
  collections,
  common,
  auth,
  finance,
  hq,
  metering,
  payments,
  portal,
  rebills,
  reports,
  settings,
  tickets,
  supply,
  tariff,
  trials,
  /** Refusals by their code; each feature adds its own from an "errors" object in its file. */
  errors: {
    ...errors,
    ...accounts.errors,
    ...adjustments.errors,
    ...billing.errors,
    ...collections.errors,
    ...finance.errors,
    ...cashier.errors,
    ...hq.errors,
    ...metering.errors,
    ...payments.errors,
    ...rebills.errors,
    ...reports.errors,
    ...settings.errors,
    ...supply.errors,
    ...tariff.errors,
    ...trials.errors,
    ...tickets.errors,
  },
};

export default messages;
