import type { OidcProvider } from "@/db/schema";
import { namedSecret } from "@/server/platform/env";

/** Whether a site's identity provider can be used: its secret is in the environment. */
export function oidcIsReady(provider: OidcProvider): boolean {
  return namedSecret(provider.clientSecretEnv) !== undefined;
}
