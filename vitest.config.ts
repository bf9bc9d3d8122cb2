import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"],
    globalSetup: "./db/test/global-setup.ts",
    server: { deps: { inline: ["next-auth", "next-intl"] } },
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { TZ: "UTC", NODE_ENV: "test", LOG_LEVEL: "silent" },
  },
});
