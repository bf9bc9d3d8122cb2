import auth from "./auth.json";
import common from "./common.json";
import errors from "./errors.json";
import hq from "./hq.json";
import portal from "./portal.json";

/** One line per feature; the file's name is the namespace. */
const messages = {
  common,
  auth,
  hq,
  portal,
  /** Refusals by their code; each feature adds its own from an "errors" object in its file. */
  errors: { ...errors, ...hq.errors },
};

export default messages;
