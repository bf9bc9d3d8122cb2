import "server-only";
import { cookies, headers } from "next/headers";
import { getRequest } from "@/app/_trpc/request";
import { sessionCookie } from "@/server/identity";
import { pathHeader, signInPath } from "./paths";

/** The sign-in page that leads back to the address being rendered; says so when a session has ended. */
export async function currentSignInPath(staff: boolean): Promise<string> {
  const path = (await headers()).get(pathHeader);
  const expired = Boolean((await cookies()).get(sessionCookie)?.value) && !(await getRequest()).session;
  return signInPath({ path, expired, staff });
}
