import type { Bot } from "../../src/core/bot.ts";
import type { Store } from "../../src/core/store.ts";
import { readProgramme } from "../../src/importers/programme-yaml/read.ts";
import { loadShipped } from "../../src/load-shipped.ts";
import { answer } from "../../src/platforms/terminal/ask.ts";
import { openStore } from "../../src/store/open-store.ts";
import { botOver } from "../support/real-bot.ts";
import type { Engine } from "./engines.ts";

/** The bot itself, over the shipped programme and the one in `folder`, which is then the current one. */
export async function ours(
  folder: string | undefined,
  database = "sqlite::memory:",
): Promise<Engine & { store: Store; bot: Bot }> {
  const store = await openStore(database);
  await loadShipped(store);
  if (folder !== undefined) {
    await store.save(await readProgramme(folder), { source: folder, fingerprint: folder });
  }
  const bot = botOver(store);
  return {
    name: "Rapporteur",
    bot,
    store,
    ask: (question) => answer(question, bot),
    close: () => store.close(),
  };
}
