import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/*
 * Pages get their policy from proxy.ts, with a nonce. What the API answers (an uploaded document, a PDF) may be shown
 * but never run, whatever is inside it.
 */
const documentPolicy = "script-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

const nextConfig: NextConfig = {
  agentRules: false,
  // npm run check has the types, of tests and scripts too; a build need not wait for them a second time.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Whoever listens to a page hears its title first: it must not come after the words, for anybody.
  htmlLimitedBots: /.*/,
  // The left lower corner belongs to the staff rail and the portal tabs.
  devIndicators: { position: "bottom-right" },
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
    "pdfkit",
    "nodemailer",
    "file-type",
    "write-excel-file",
    "read-excel-file",
    "yauzl",
  ],
  experimental: { optimizePackageImports: ["radix-ui"] },
  headers: async () => [
    { source: "/api/:path*", headers: [{ key: "Content-Security-Policy", value: documentPolicy }] },
    {
      source: "/:path*",
      headers: [
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
