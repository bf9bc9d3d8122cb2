import "server-only";
import { notFound, redirect } from "next/navigation";
import { getRequest } from "@/app/_trpc/request";
import type { Session } from "@/server/identity";
import type { Tenant } from "@/server/platform/context";
import {
  type HqPermission,
  type HqRole,
  hqMay,
  staffMay,
  type StaffPermission,
  type StaffRole,
} from "@/tenants/permissions";
import type { Site } from "@/tenants/resolve";
import { currentSignInPath } from "./current-sign-in-path";

type SubsidiarySite = Site & { tenant: Tenant };
export type StaffSession = Session & { kind: "staff"; roles: StaffRole[] };
export type ResidentSession = Session & { kind: "resident" };
export type HqSession = Session & { kind: "staff"; roles: HqRole[] };

/** Where a staff member begins the day: the first room their roles open. */
function staffHome(roles: StaffRole[]): string {
  if (staffMay(roles, "tickets.read")) return "/tickets";
  return staffMay(roles, "work-orders.read") ? "/work-orders" : "/no-access";
}

/** Whose site this is; an address that belongs to nobody gets the page that says so. */
export async function requireSite(): Promise<Site> {
  const { site } = await getRequest();
  return site ?? notFound();
}

/** A signed-in resident of this subsidiary, or the way to the sign-in and back; staff are shown to their own pages. */
export async function requireResident(): Promise<{ site: SubsidiarySite; session: ResidentSession }> {
  const { site, session } = await siteAndSession();
  if (!site.tenant) redirect("/compare");
  if (!session) return toSignIn(false);
  if (session.kind !== "resident") redirect(staffHome(session.roles as StaffRole[]));
  return { site: site as SubsidiarySite, session: session as ResidentSession };
}

/** Signed-in staff of this subsidiary, holding `permission` when one is named, or the way to the sign-in and back. */
export async function requireStaff(
  permission?: StaffPermission,
): Promise<{ site: SubsidiarySite; session: StaffSession }> {
  const { site, session } = await siteAndSession();
  if (!site.tenant) notFound();
  if (session?.kind !== "staff") return toSignIn(true);
  if (session.passwordTemporary) redirect("/change-password");
  const roles = session.roles as StaffRole[];
  if (permission && !staffMay(roles, permission)) redirect("/no-access");
  return { site: site as SubsidiarySite, session: session as StaffSession };
}

/** A signed-in member of headquarters on the group's own site. */
export async function requireHq(permission?: HqPermission): Promise<{ site: Site; session: HqSession }> {
  const { site, session } = await siteAndSession();
  if (site.tenant) notFound();
  if (session?.kind !== "staff") return toSignIn(true);
  if (session.passwordTemporary) redirect("/change-password");
  if (permission && !hqMay(session.roles as HqRole[], permission)) redirect("/no-access");
  return { site, session: session as HqSession };
}

async function siteAndSession() {
  const { session } = await getRequest();
  return { site: await requireSite(), session };
}

/** Sends the visitor to the sign-in page, to come back to this address afterwards. */
async function toSignIn(staff: boolean): Promise<never> {
  redirect(await currentSignInPath(staff));
}
