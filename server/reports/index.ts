export { printReport } from "./print-report";
export { scheduleReport } from "./schedule-report";
