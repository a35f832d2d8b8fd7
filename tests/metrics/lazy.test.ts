import { createRequire } from "node:module";
import { expect, it, onTestFinished } from "vitest";
import { createApp } from "../../src/app.ts";
import { start } from "../../src/cli/start.ts";
import { readConfig } from "../../src/config.ts";
import { recordingLog } from "../support/recording-log.ts";

const { cache } = createRequire(import.meta.url);
const isLoaded = (): boolean =>
  Object.keys(cache).some((path) => path.includes("/node_modules/prom-client/"));

it("given nobody who looks, when the bot is put together, then nothing of prom-client is loaded", async () => {
  expect(start).toBeTypeOf("function");
  const app = await createApp(readConfig({ DATABASE_URL: "sqlite::memory:" }), recordingLog());
  onTestFinished(() => app.stop());
  expect(isLoaded()).toBe(false);
  await import("../../src/metrics/metrics.ts");
  expect(isLoaded()).toBe(true);
});
