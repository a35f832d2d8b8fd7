import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const BUILD = "tests/support/build-setup.ts";
const ON_POSTGRES = "tests/**/postgres/**/*.test.ts";

export default defineConfig({
  test: {
    // Much of the time is spent waiting for other processes, so two workers a core are not too many.
    maxWorkers: 2 * availableParallelism(),
    testTimeout: 30_000,
    hookTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: "main",
          include: ["tests/**/*.test.ts"],
          exclude: [ON_POSTGRES],
          globalSetup: [BUILD],
        },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          include: [ON_POSTGRES],
          globalSetup: [BUILD, "tests/support/postgres-setup.ts"],
        },
      },
    ],
  },
});
