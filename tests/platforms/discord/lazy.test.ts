import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { smallBot } from "./small-commands.ts";
import { prepare } from "./started.ts";

const { cache } = createRequire(import.meta.url);
const isLoaded = (): boolean => Object.keys(cache).some((path) => path.includes("/node_modules/discord.js/"));

it("given a bot on Discord, when it hasn't connected yet, then nothing of discord.js is loaded", async () => {
  const { platform } = await prepare(smallBot());
  expect(isLoaded()).toBe(false);
  await platform.connect();
  expect(isLoaded()).toBe(true);
});
