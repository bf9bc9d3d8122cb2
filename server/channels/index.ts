export { queueMessage } from "./queue-message";
export { adjustmentNames } from "./templates";
