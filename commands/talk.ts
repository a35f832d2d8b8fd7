import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { currentProgramme } from "../src/core/current.ts";
import { nothingFound } from "../src/views/nothing-found.ts";
import { talkCard } from "../src/views/talk-card.ts";
import { hitList } from "../src/views/talk-list.ts";
import { talkPicker } from "../src/views/talk-picker.ts";

const MOST_HITS = 10;

/** Finds a talk by any words and shows it. */
export const talk = defineCommand({
  name: "talk",
  description: "Find a talk: who gave it, when, and what was said",
  args: z.object({
    query: z
      .string()
      .max(200)
      .optional()
      .describe("Words from its title, topic or content, or a presenter")
      .meta({ completes: "talk" }),
  }),
  examples: ["talk ipset", "talk reverse path filtering"],
  async run({ query }, context) {
    const current = await currentProgramme(context);
    if (query === undefined) return talkPicker(current);
    const here = await context.store.search(query, { workshop: current.workshop.id, limit: MOST_HITS });
    const { hits, clear, near } =
      here.hits.length > 0 ? here : await context.store.search(query, { limit: MOST_HITS });
    const [best] = hits;
    if (!best) return nothingFound(query, near, current);
    if (!clear)
      return hitList(
        hits.map((hit) => hit.talk),
        query,
        current,
      );
    return talkCard(best.talk, (await context.store.programme(best.talk.workshop)) ?? current);
  },
});
