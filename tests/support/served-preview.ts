import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { readConfig } from "../../src/config.ts";
import type { Programme } from "../../src/core/talk.ts";
import type { Preview } from "../../src/platforms/preview/preview.ts";
import { openPreview } from "../../src/preview.ts";
import { realBot } from "./real-bot.ts";
import { recordingLog } from "./recording-log.ts";

const CONFIG = fileURLToPath(new URL("../../src/platforms/preview/page/vite.config.ts", import.meta.url));
const PAGE = fileURLToPath(new URL("../../dist/preview/index.html", import.meta.url));

const now = (): Date => new Date("2026-12-01T10:00:00Z");

/** A bot with the shipped programme and these others, and its preview. */
export async function servedPreview(
  programmes: readonly Programme[] = [],
  env: Readonly<Record<string, string>> = {},
) {
  const log = recordingLog();
  const { bot, store } = await realBot({ log, clock: now });
  if (!existsSync(PAGE)) await build({ configFile: CONFIG, logLevel: "silent" });
  for (const programme of programmes)
    await store.save(programme, { source: programme.workshop.id, fingerprint: "1" });
  let preview: Preview = await openPreview(
    { bot, store, now },
    readConfig({ PREVIEW_PORT: "0", ...env }),
    log,
  );
  const { address } = preview;
  const { port } = new URL(address);
  return {
    address,
    store,
    log,
    post: (delivery: Parameters<Preview["postman"]["post"]>[0]) => preview.postman.post(delivery),
    /** As if the bot had been stopped. */
    leave: () => preview.close(),
    /** As if it had been started again. */
    comeBack: async () => {
      preview = await openPreview({ bot, store, now }, readConfig({ ...env, PREVIEW_PORT: port }), log);
    },
    close: async () => {
      await preview.close();
      await store.close();
    },
  };
}
