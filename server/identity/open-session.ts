import { eq } from "drizzle-orm";
import { sessions, users } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import type { Site } from "@/tenants/resolve";
import { hashToken, newSessionToken } from "./find-session";
import { linkResidentAccounts } from "./link-resident-accounts";

const hour = 3_600_000;
/** A shift for staff; a month for residents, who come a few times a winter. */
export const sessionHours = { staff: 12, resident: 24 * 30 } as const;

/** Opens a session for a user on a site and returns the secret for its cookie; the database keeps only a hash. */
export async function openSession(
  userId: string,
  site: Site,
  client: { userAgent: string | null; ip: string | null },
): Promise<string> {
  const token = newSessionToken();
  const [user] = await withSystem((tx) => tx.select().from(users).where(eq(users.id, userId)), { readOnly: true });
  if (!user) throw new Error("A session needs a user");
  const accountId = user.kind === "resident" ? await linkResidentAccounts(user, site) : null;
  await withSystem((tx) =>
    tx.insert(sessions).values({
      id: newId(),
      tokenHash: hashToken(token),
      userId,
      groupId: site.group.id,
      tenantId: site.tenant?.id ?? null,
      accountId,
      userAgent: client.userAgent?.slice(0, 300) ?? null,
      ip: client.ip,
      expiresAt: new Date(now().getTime() + sessionHours[user.kind] * hour),
    }),
  );
  return token;
}
