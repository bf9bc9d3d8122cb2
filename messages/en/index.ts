import type zhCN from "../zh-CN";
import common from "./common.json";

/** The same shape as the Chinese words, checked by the compiler. */
const messages: typeof zhCN = {
  common,
};

export default messages;
