import { allCommands, answerCommands } from "../../commands/all.ts";
import { understand } from "../../src/answers/understand.ts";
import { type Bot, type BotParts, createBot } from "../../src/core/bot.ts";
import type { Store } from "../../src/core/store.ts";
import { loadShipped } from "../../src/load-shipped.ts";
import { openStore } from "../../src/store/open-store.ts";
import { recordingLog } from "./recording-log.ts";

/** The bot with its real commands over a store, at the time it is, for people who may ask as often as they like. */
export function botOver(store: Store, parts: Partial<BotParts> = {}): Bot {
  return createBot({
    commands: allCommands,
    answers: answerCommands,
    store,
    log: recordingLog(),
    clock: () => new Date(),
    understand,
    pace: async () => 0,
    ...parts,
  });
}

/** The same over a store in memory that holds the shipped programme, on a day long after it. */
export async function realBot(parts: Partial<BotParts> = {}): Promise<{ bot: Bot; store: Store }> {
  const store = await openStore("sqlite::memory:");
  await loadShipped(store);
  return { bot: botOver(store, { clock: () => new Date("2026-11-25T12:00:00Z"), ...parts }), store };
}
