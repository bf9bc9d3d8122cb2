export { queueMessage } from "./queue-message";
