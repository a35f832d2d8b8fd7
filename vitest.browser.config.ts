import { defineConfig } from "vitest/config";

/** All tests in a browser: `npm run test:browser`. `npm test` runs a few of them, in smoke.test.ts. */
export default defineConfig({
  test: {
    include: ["tests/browser/*.browser.ts", "tests/browser/*.test.ts"],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 30_000,
  },
});
