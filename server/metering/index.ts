export { uploadReadings } from "./lists/upload-readings";
export { receivePush } from "./receive-push";
