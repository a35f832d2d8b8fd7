import { onTestFinished } from "vitest";
import type { Origin } from "../../src/core/command.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import type { Programme } from "../../src/core/talk.ts";
import { realBot } from "./real-bot.ts";

/** Where a test asks. */
export const here: Origin = {
  platform: "slack",
  workspace: "T",
  channel: "C",
  person: "P",
  organiser: false,
};

/** A bot that holds `programme` as its latest, to be asked in plain words: what it says, whether it knows, and of which talks. */
export async function askingOver(programme: Programme, now = "2026-11-25T12:00:00Z") {
  const { bot, store } = await realBot({ clock: () => new Date(now) });
  onTestFinished(() => store.close());
  await store.save(programme, { source: "test", fingerprint: "1" });
  return async (question: string) => {
    const { reply } = await bot.explain(question, here);
    const text = toText(
      reply,
      plainStyle(() => ""),
    );
    return { text, known: reply.known, titles: reply.talks.map(({ title }) => title) };
  };
}
