// The requests themselves (open-account.ts, transfer.ts, …) are not here: they call the tickets, which call these.
export { supplyConditions } from "./conditions";
export { namedAreas, type NamedArea } from "./chosen-areas";
export { areasAt } from "./dated/areas-at";
export { ownerAt } from "./dated/owner-at";
export { partOfHome } from "./part-of-home";
export { stopWindow, type StopWindow } from "./stop-window";
export { supplyEffects } from "./workflow";
