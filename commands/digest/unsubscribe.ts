import { defineCommand } from "../../src/core/command.ts";
import { reply } from "../../src/core/reply.ts";
import { oneSubscription, whichSubscription } from "./arguments.ts";

/** Ends a channel's digests for good. */
export const digestUnsubscribe = defineCommand({
  name: "digest unsubscribe",
  description: "End a channel's digests",
  access: "organisers",
  audience: "asker",
  args: whichSubscription,
  examples: ["digest unsubscribe"],
  async run(args, context) {
    const { id, channel } = await oneSubscription(args, context);
    await context.store.digests.unsubscribe(id);
    return reply({
      summary: "Unsubscribed",
      audience: "asker",
      blocks: [{ kind: "text", text: ["No more digests in ", { kind: "channel", id: channel }, "."] }],
    });
  },
});
