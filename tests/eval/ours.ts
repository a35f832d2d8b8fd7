import { allCommands, answerCommands } from "../../commands/all.ts";
import { understand } from "../../src/answers/understand.ts";
import { type Bot, createBot } from "../../src/core/bot.ts";
import type { Store } from "../../src/core/store.ts";
import { readProgramme } from "../../src/importers/programme-yaml/read.ts";
import { loadShipped } from "../../src/load-shipped.ts";
import { answer } from "../../src/platforms/terminal/ask.ts";
import { openStore } from "../../src/store/open-store.ts";
import { recordingLog } from "../support/recording-log.ts";
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
  const bot = createBot({
    commands: allCommands,
    answers: answerCommands,
    store,
    log: recordingLog(),
    clock: () => new Date(),
    understand,
    pace: async () => 0,
  });
  return {
    name: "Rapporteur",
    bot,
    store,
    ask: (question) => answer(question, bot),
    close: () => store.close(),
  };
}
