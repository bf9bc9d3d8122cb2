import common from "./common.json";

/** One line per feature; the file's name is the namespace. */
const messages = {
  common,
};

export default messages;
