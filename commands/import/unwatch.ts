import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { key } from "../../src/core/text.ts";
import { shownAddress } from "../../src/core/web-address.ts";
import { unwatchedReply } from "../../src/views/watches.ts";

/** Ends the watching of an address. */
export const importUnwatch = defineCommand({
  name: "import unwatch",
  description: "No longer look at an address; what it brought stays",
  access: "organisers",
  audience: "asker",
  args: z.object({
    address: z.string().max(2000).describe("The address, or the id of the workshop that it brings"),
  }),
  examples: ["import unwatch https://example.org/schedule.xml"],
  async run({ address }, { store }) {
    const wanted = address.trim().replace(/^<|(?:\|[^>]*)?>$/gu, "");
    const found = (await store.watches.all()).filter(
      (watch) =>
        [watch.id, watch.address, shownAddress(watch.address)].includes(wanted) ||
        (watch.workshop !== undefined && key(watch.workshop) === key(wanted)),
    );
    if (found.length === 0) {
      throw new UserError([
        "I don't watch that: ",
        { kind: "typed", invocation: { command: "import watches", args: {} } },
        " shows what I do.",
      ]);
    }
    for (const { id } of found) await store.watches.remove(id);
    return unwatchedReply(found);
  },
});
