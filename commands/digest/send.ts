import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { namedProgramme } from "../../src/core/current.ts";
import { dayName } from "../../src/core/day.ts";
import { type Reply, type Rich, reply } from "../../src/core/reply.ts";
import { plural } from "../../src/core/text.ts";
import { postedNow } from "./posted-now.ts";

/** Posts a day's digest in this channel now. */
export const digestSend = defineCommand({
  name: "digest send",
  description: "Post a day's digest here and now",
  access: "organisers",
  audience: "asker",
  args: z.object({
    day: z
      .string()
      .max(60)
      .optional()
      .describe("A date, a weekday, or a number from 1")
      .meta({ completes: "day" }),
    workshop: z.string().max(100).optional().describe("Which workshop").meta({ completes: "workshop" }),
    again: z.coerce
      .number()
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe("How often it was posted before, to post it again"),
  }),
  examples: ["digest send 1"],
  async run({ day, workshop, again = 0 }, context) {
    const programme = await namedProgramme(workshop, context);
    const { platform, workspace, channel } = context;
    const key = `send/${platform}/${workspace}/${channel}/${programme.workshop.id}`;
    const drafts = await postedNow(day, programme, context, key, again);
    const [digest] = drafts;
    const before = await context.store.digests.posted(context, digest.workshop, digest.day);
    if (before > again) return confirmation(digest.day, before, digest.workshop);
    await context.store.digests.draft(drafts);
    return said(`On its way: the digest of ${dayName(digest.day)}.`);
  },
});

function confirmation(day: string, before: number, workshop: string): Reply {
  const sentence = `The digest of ${dayName(day)} was posted here ${before === 1 ? "already" : `${plural(before, "time")} already`}.`;
  const args = { day, workshop, again: String(before) };
  return {
    ...said(sentence),
    blocks: [
      { kind: "text", text: sentence },
      {
        kind: "buttons",
        buttons: [{ label: "Post it again", invocation: { command: "digest send", args } }],
      },
    ],
  };
}

function said(text: Rich & string): Reply {
  return reply({ summary: text, audience: "asker", blocks: [{ kind: "text", text }] });
}
