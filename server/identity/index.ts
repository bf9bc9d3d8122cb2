export { findSession, type Session, sessionCookie } from "./find-session";
export { linkResidentAccounts } from "./link-resident-accounts";
export { openSession } from "./open-session";
export { maskPhone, normalizePhone } from "./phone";
export { checkLimit, countTry } from "./rate-limit";
export { requestCode } from "./request-code";
export { revokeSession, revokeUserSessions } from "./revoke-sessions";
export { verifyCode } from "./verify-code";
export { hashPassword, verifyPassword } from "./verify-password";
