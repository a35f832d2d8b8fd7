import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { type ListedSubscription, subscriptionList } from "../../src/views/subscription.ts";

const ENTRIES = 20;

/** Lists the subscriptions of a workspace. */
export const digestList = defineCommand({
  name: "digest list",
  description: "Which channels get digests, and how they stand",
  audience: "asker",
  args: z.object({}),
  examples: ["digest list"],
  async run(_args, { platform, workspace, store }) {
    const listed: ListedSubscription[] = [];
    for (const subscription of await store.digests.subscriptions({ platform, workspace })) {
      const programme = await store.programme(subscription.workshop);
      const entries = await store.digests.entries(subscription.id, ENTRIES);
      if (programme) listed.push({ subscription, programme, entries });
    }
    return subscriptionList(listed);
  },
});
