import { dayName } from "../../core/day.ts";
import { UserError } from "../../core/errors.ts";
import { wording } from "../../core/reply.ts";
import { complete, feed } from "./completion.ts";
import { ask, press, sorry } from "./conversation.ts";
import { digest, programmeOf } from "./digests.ts";
import type { PreviewParts } from "./parts.ts";
import { pictures } from "./picture.ts";
import type { About, Routes } from "./protocol.ts";

const EXAMPLES = ["/talks", "/who ipv6 nat", "/day 2", "who presented nfgrep?", "/help"];

type Handlers = {
  [Route in keyof Routes]: (takes: Routes[Route]["takes"]) => Promise<Routes[Route]["gives"]>;
};

/** What each route does. Throws UserError with a sentence for the person at the page. */
export function createHandlers(parts: PreviewParts): Handlers {
  return {
    ask: async (said) =>
      said.text.trim() === "" ? sorry("Please type a question.", parts) : ask(said, parts),
    press: (said) => press(said, parts),
    complete: (said) => complete(said, parts),
    feed: (said) => feed(said, parts),
    digest: (wish) => digest(wish, parts),
    programme: async ({ workshop }) => pictures(await programmeOf(workshop, parts)),
    about: () => about(parts),
  };
}

async function about({ store }: PreviewParts): Promise<About> {
  const workshops = (await store.workshops()).map(async ({ id, name, timezone }) => {
    const outline = await store.outline(id);
    const days = (outline?.days ?? []).map(({ day }) => ({ day, name: dayName(day) }));
    return { id, name, timezone, talks: outline?.talks ?? 0, days };
  });
  return { workshops: await Promise.all(workshops), examples: EXAMPLES };
}

/** The sentence of an error that is meant for the person at the page, or undefined. */
export function sentenceOf(error: unknown): string | undefined {
  return error instanceof UserError ? wording(error.sentence) : undefined;
}
