/**
 * What a page may load and where it may send to. Scripts need the request's nonce; styles may stand inline, for
 * components position themselves by style attributes. Form targets may be https because sign-in and payment answer a
 * form post with a redirect to the identity provider or the payment page, and browsers apply this rule to redirects.
 */
export function contentSecurityPolicy(nonce: string): string {
  const developing = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    `connect-src 'self'${developing ? " ws: wss:" : ""}`,
    "frame-src 'self' blob:",
    "form-action 'self' https: http://localhost:* http://*.localhost:*",
    "frame-ancestors 'self'",
    "base-uri 'self'",
    "object-src 'none'",
    "manifest-src 'self'",
  ].join("; ");
}
