import { defineCommand } from "../../src/core/command.ts";
import { reply } from "../../src/core/reply.ts";
import { oneSubscription, whichSubscription } from "./arguments.ts";

/** Stops a channel's digests until somebody resumes them. */
export const digestPause = defineCommand({
  name: "digest pause",
  description: "Stop a channel's digests for a while",
  access: "organisers",
  audience: "asker",
  args: whichSubscription,
  examples: ["digest pause"],
  async run(args, context) {
    const { id, channel } = await oneSubscription(args, context);
    await context.store.digests.pause(id);
    return reply({
      summary: "Paused",
      audience: "asker",
      blocks: [
        {
          kind: "text",
          text: [
            "The digests in ",
            { kind: "channel", id: channel },
            " are paused: ",
            { kind: "typed", invocation: { command: "digest resume", args: {} } },
            " goes on.",
          ],
        },
      ],
    });
  },
});
