import { defineConfig } from "vitest/config";

const shared = {
  environment: "node" as const,
  pool: "forks" as const,
  testTimeout: 90_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: "pure",
          include: ["tests/{unit,content,architecture}/**/*.test.{ts,tsx}"],
        },
      },
      {
        test: {
          ...shared,
          name: "database",
          include: ["tests/{integration,routes}/**/*.test.{ts,tsx}"],
          globalSetup: ["tests/support/database-setup.ts"],
        },
      },
    ],
  },
});
