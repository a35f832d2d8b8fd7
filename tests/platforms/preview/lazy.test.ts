import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../support/folder.ts";

const CLI = fileURLToPath(new URL("../../../src/cli.ts", import.meta.url));
/** Milliseconds until a bot that says nothing has failed. */
const PATIENCE = 15_000;
const LOADED = "loaded: ";
const TELL = `import { writeSync } from "node:fs";
export async function load(url, context, next) { writeSync(2, "${LOADED}" + url + "\\n"); return next(url, context); }`;
const HOOK = `import { register } from "node:module"; register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(TELL)}`)});`;

/** Every module that `start` loads until it has said all there is to say. */
async function loadedBy(env: Record<string, string>, last: RegExp): Promise<string[]> {
  const cwd = await temporaryFolder();
  const hook = `data:text/javascript,${encodeURIComponent(HOOK)}`;
  const child = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), "--import", hook, CLI, "start"],
    {
      cwd,
      env: { PATH: process.env["PATH"], HOME: cwd, DATABASE_URL: "sqlite::memory:", ...env },
    },
  );
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => void (said += chunk.toString()));
  while (!last.test(said)) await once(child.stderr, "data", { signal: AbortSignal.timeout(PATIENCE) });
  child.kill("SIGKILL");
  return said.split("\n").filter((line) => line.startsWith(LOADED));
}

const isOfPreview = (line: string): boolean => /platforms\/preview\/|node_modules\/@?hono\//u.test(line);

it("given a token, when the bot starts, then nothing of the preview is loaded", async () => {
  const env = { DISCORD_TOKEN: "x", DISCORD_API_URL: "http://127.0.0.1:9/api" };
  const loaded = await loadedBy(env, /Discord {2}/u);
  expect(loaded.length).toBeGreaterThan(50);
  expect(loaded.filter(isOfPreview)).toEqual([]);
});

it("given no token, when the bot starts, then the preview is served and its address is printed", async () => {
  const loaded = await loadedBy({ PREVIEW_PORT: "0" }, /Preview {4}http:\/\/127\.0\.0\.1:\d+ /u);
  expect(loaded.some(isOfPreview)).toBe(true);
});
