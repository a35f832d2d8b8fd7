import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { watchList } from "../../src/views/watches.ts";

/** Lists what is watched. */
export const importWatches = defineCommand({
  name: "import watches",
  description: "Which addresses are looked at again and again, and how they stand",
  access: "organisers",
  audience: "asker",
  args: z.object({}),
  examples: ["import watches"],
  run: async (_args, { store }) => watchList(await store.watches.all(), await store.workshops()),
});
