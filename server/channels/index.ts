export { queueMessage } from "./queue-message";
export { adjustmentNames, type TextTemplate } from "./templates";
