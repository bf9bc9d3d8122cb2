export { closePeriod } from "./close-period";
export { listPeriods } from "./list-periods";
export { proveNight } from "./prove-history";
