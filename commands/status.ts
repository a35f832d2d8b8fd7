import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { statusReport } from "../src/views/status.ts";

/** Shows organisers how the bot stands. */
export const status = defineCommand({
  name: "status",
  description: "How the bot stands: connections, what waits, what failed",
  access: "organisers",
  audience: "asker",
  args: z.object({}),
  examples: ["status"],
  run: async (_args, { store, switchboard }) =>
    statusReport(switchboard.connections(), await store.digests.health()),
});
