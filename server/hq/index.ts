export { keepAllRollups, keepRollups } from "./keep-rollups";
