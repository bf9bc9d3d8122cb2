import { createHmac } from "node:crypto";
import { env } from "../server/platform/env";

/** Password of the login roles: derived from AUTH_SECRET, so there is one secret to keep, not three. */
export function loginPassword(): string {
  return createHmac("sha256", env().AUTH_SECRET).update("database login").digest("hex");
}

function asRole(ownerUrl: string, role: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = loginPassword();
  return url.toString();
}

/** The connection that requests use: the login role, on the owner's database unless the environment says otherwise. */
export function loginUrl(ownerUrl: string): string {
  return env().DATABASE_LOGIN_URL ?? asRole(ownerUrl, "tributary_login");
}

/** The connection of the job queue. */
export function jobsUrl(ownerUrl: string): string {
  return asRole(ownerUrl, "tributary_jobs");
}
