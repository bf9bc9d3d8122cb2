import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const developing = process.env.NODE_ENV === "development";

/*
 * Inline scripts stay allowed: React streams page data through them, and a nonce would need a proxy in front of every
 * request. Everything else is closed. Form targets may be https because sign-in and payment answer a form post with a
 * redirect to the identity provider or the payment page, and browsers apply this rule to the redirect as well.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${developing ? " 'unsafe-eval'" : ""}`,
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

const nextConfig: NextConfig = {
  agentRules: false,
  // npm run check has the types, of tests and scripts too; a build need not wait for them a second time.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  allowedDevOrigins: ["*.localhost", "localhost", "127.0.0.1"],
  serverExternalPackages: [
    "pg",
    "pg-copy-streams",
    "graphile-worker",
    "@node-rs/argon2",
    "pino",
    "flydrive",
    "twilio",
    "stripe",
    "nodemailer",
    "file-type",
    "write-excel-file",
    "read-excel-file",
    "yauzl",
  ],
  experimental: { optimizePackageImports: ["radix-ui"] },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "Content-Security-Policy", value: contentSecurityPolicy },
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "SAMEORIGIN" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        { key: "Strict-Transport-Security", value: "max-age=31536000" },
        {
          key: "Permissions-Policy",
          value: "camera=(self), microphone=(self), geolocation=(self), payment=(self), usb=()",
        },
      ],
    },
  ],
};

export default createNextIntlPlugin("./app/_i18n/request.ts")(nextConfig);
