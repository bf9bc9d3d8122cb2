export { keepAllRollups, keepRollups } from "./keep-rollups";
export { refreshRollups } from "./refresh-rollups";
