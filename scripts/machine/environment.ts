import { dataPath } from "./paths";
import { getSecret } from "./secrets";

/**
 * Completes this process's environment, which every program it starts inherits: the database address, the secret and
 * where files are kept. What the caller has set is left as it is.
 */
export function completeEnvironment(ownerUrl: string): void {
  process.env.DATABASE_URL = ownerUrl;
  process.env.AUTH_SECRET ||= getSecret("AUTH_SECRET");
  process.env.AUTH_TRUST_HOST ||= "true";
  process.env.STORAGE_DIR ||= dataPath("storage");
  process.env.NEXT_TELEMETRY_DISABLED ||= "1";
}
