// The requests themselves (open-account.ts, transfer.ts, …) are not here: they call the tickets, which call these.
export { supplyConditions } from "./conditions";
export { areasAt } from "./dated/areas-at";
export { ownerAt } from "./dated/owner-at";
export { stopWindow, type StopWindow } from "./stop-window";
export { supplyEffects } from "./workflow";
