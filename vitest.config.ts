import { defineConfig } from "vitest/config";

const everywhere = ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"];
const isolated = "**/*.isolated.test.{ts,tsx}";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    globalSetup: "./db/test/global-setup.ts",
    server: { deps: { inline: ["next-auth", "next-intl"] } },
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { TZ: "UTC", NODE_ENV: "test", LOG_LEVEL: "silent" },
    // Loading the program takes longer than most tests: it is loaded once per worker, but for files that replace modules.
    projects: [
      {
        extends: true,
        test: { name: "shared", isolate: false, include: ["**/*.test.{ts,tsx}"], exclude: [...everywhere, isolated] },
      },
      { extends: true, test: { name: "isolated", include: [isolated], exclude: everywhere } },
    ],
  },
});
