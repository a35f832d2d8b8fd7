import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { currentProgramme, workshopNames } from "../src/core/current.ts";
import { nothingFound } from "../src/views/nothing-found.ts";
import { talkCard } from "../src/views/talk-card.ts";
import { hitList } from "../src/views/talk-list.ts";
import { talkPicker } from "../src/views/talk-picker.ts";
import { searchHere } from "./search-here.ts";

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
    const { talks, clear, near } = await searchHere(query, current.workshop, context, MOST_HITS);
    const names = await workshopNames(context);
    const [best] = talks;
    if (!best) return nothingFound(query, near, current, names);
    if (!clear) return hitList(talks, query, current, names);
    const programme = (await context.store.programme(best.workshop)) ?? current;
    const notes = await context.store.notes.on(context, best);
    return talkCard(best, programme, current.workshop, notes);
  },
});
