import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { currentProgramme, workshopNames } from "../src/core/current.ts";
import { nothingFound } from "../src/views/nothing-found.ts";
import { whoPresented } from "../src/views/who.ts";
import { searchHere } from "./search-here.ts";

const MOST_HITS = 5;

/** Says who presented a topic. */
export const who = defineCommand({
  name: "who",
  description: "Who presented a topic",
  args: z.object({
    topic: z.string().min(1).max(200).describe("What they talked about").meta({ completes: "topic" }),
  }),
  examples: ["who IPv6 NAT"],
  async run({ topic }, context) {
    const current = await currentProgramme(context);
    const { talks, clear, near } = await searchHere(topic, current.workshop, context, MOST_HITS);
    const names = await workshopNames(context);
    if (talks.length === 0) return nothingFound(topic, near, current, names);
    return whoPresented(topic, talks.slice(0, clear ? 1 : MOST_HITS), current, names);
  },
});
