export { receivePush } from "./receive-push";
