import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { and, eq, isNull } from "drizzle-orm";
import { headers } from "next/headers";
import { memberships, users } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { clientIpOf } from "@/server/platform/client-ip";
import { env, namedSecret } from "@/server/platform/env";
import { DomainError, type ErrorParams } from "@/server/platform/errors";
import { log } from "@/server/platform/log";
import { resolveSite, type Site } from "@/tenants/resolve";
import { sessionCookie } from "./find-session";
import { oidcIsReady } from "./oidc-is-ready";
import { openSession, sessionHours } from "./open-session";
import { revokeSession } from "./revoke-sessions";
import { verifyCode } from "./verify-code";
import { verifyPassword } from "./verify-password";

/** Carries a refusal through Auth.js to the sign-in form, as `code:minutes`. */
class Refused extends CredentialsSignin {
  constructor(error: DomainError) {
    super();
    this.code = error.params.minutes ? `${error.code}:${error.params.minutes}` : error.code;
  }
}

async function refusing<T>(fn: () => Promise<T>): Promise<T> {
  try {
    return await fn();
  } catch (error) {
    if (error instanceof DomainError) throw new Refused(error);
    throw error;
  }
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

function credentialProviders(site: Site, ip: string | null): NextAuthConfig["providers"] {
  const staff = Credentials({
    id: "staff",
    credentials: { email: {}, password: {} },
    authorize: ({ email, password }) => refusing(() => verifyPassword(site, text(email), text(password), ip)),
  });
  if (!site.tenant) return [staff];
  return [
    staff,
    Credentials({
      id: "resident",
      credentials: { phone: {}, code: {} },
      authorize: ({ phone, code }) => refusing(() => verifyCode(site, text(phone), text(code))),
    }),
  ];
}

function oidcProviders(site: Site): NextAuthConfig["providers"] {
  return site.oidc.flatMap((provider) => {
    if (!oidcIsReady(provider)) {
      log.warn(
        { site: site.host, provider: provider.id },
        "OIDC provider left out: its secret is not in the environment",
      );
      return [];
    }
    const clientSecret = namedSecret(provider.clientSecretEnv);
    return [{ ...provider, type: "oidc" as const, clientSecret, checks: ["pkce", "state", "nonce"] as const }];
  }) as NextAuthConfig["providers"];
}

/** An OIDC sign-in opens the door only to staff whom an administrator has entered on this site with that e-mail. */
async function findStaffByEmail(site: Site, email: string): Promise<string | null> {
  const [row] = await withSystem(
    (tx) =>
      tx
        .select({ id: users.id })
        .from(users)
        .innerJoin(memberships, eq(memberships.userId, users.id))
        .where(
          and(
            eq(users.groupId, site.group.id),
            eq(users.email, email.toLowerCase()),
            eq(users.kind, "staff"),
            isNull(users.disabledAt),
            isNull(memberships.disabledAt),
            site.tenant ? eq(memberships.tenantId, site.tenant.id) : isNull(memberships.tenantId),
          ),
        )
        .limit(1),
    { readOnly: true },
  );
  return row?.id ?? null;
}

type OpaqueToken = { sessionToken?: string };

/** Auth.js for the site that a request came to: its sign-in ways, and an opaque session cookie of ours. */
async function configure(): Promise<NextAuthConfig> {
  const given = await headers();
  const site = await resolveSite(given.get("host") ?? "");
  if (!site) return { providers: [], secret: env().AUTH_SECRET, trustHost: true };
  const client = { userAgent: given.get("user-agent"), ip: clientIpOf(given) };
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    // Auth.js hangs "?error=…" on it, so it must not have a query of its own.
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [...credentialProviders(site, client.ip), ...oidcProviders(site)],
    session: { strategy: "jwt", maxAge: sessionHours.resident * 3600 },
    cookies: {
      sessionToken: {
        name: sessionCookie,
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: env().PUBLIC_SCHEME === "https" },
      },
    },
    // The cookie is a random key to a row, not a signed statement: a revoked row ends it at once.
    jwt: {
      encode: async ({ token }) => (token as OpaqueToken | undefined)?.sessionToken ?? "",
      decode: async ({ token }) => (token ? { sessionToken: token } : null),
    },
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.type !== "oidc") return true;
        if (!profile?.email || profile.email_verified === false) return false;
        const staffId = await findStaffByEmail(site, profile.email);
        if (!staffId) return false;
        user.id = staffId;
        return true;
      },
      jwt: async ({ token, user }) => {
        if (!user?.id) return token;
        return { sessionToken: await openSession(user.id, site, client) };
      },
    },
    events: {
      signOut: async (message) => {
        const token = "token" in message ? (message.token as OpaqueToken | null)?.sessionToken : undefined;
        if (token) await revokeSession(token);
      },
    },
    logger: {
      error: (error) => {
        if (!(error instanceof CredentialsSignin)) log.error({ err: error }, "sign-in failed");
      },
      warn: () => undefined,
    },
  };
}

export const { handlers, signIn, signOut } = NextAuth(configure);

/** Signs in by `staff` or `resident` credentials and sets the cookie; a refusal comes back as its code and values. */
export async function trySignIn(
  provider: "staff" | "resident",
  credentials: Record<string, string>,
): Promise<{ code: string; params: ErrorParams } | undefined> {
  try {
    await signIn(provider, { ...credentials, redirect: false });
    return undefined;
  } catch (error) {
    if (!(error instanceof CredentialsSignin)) throw error;
    const [code = "unexpected", minutes] = error.code.split(":");
    return { code, params: minutes ? { minutes: Number(minutes) } : {} };
  }
}
