import { defineConfig } from "vitest/config";

/** Browser journeys: they need a built portal and a Chromium (CHROMIUM_PATH or /usr/bin/chromium). */
export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.test.{ts,tsx}"],
    globalSetup: ["tests/support/portal-setup.ts"],
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
