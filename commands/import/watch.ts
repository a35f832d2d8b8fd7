import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { pauseOf } from "../../src/core/watching.ts";
import { shownAddress } from "../../src/core/web-address.ts";
import { readingReply } from "../../src/views/import-report.ts";
import { watchedReply } from "../../src/views/watches.ts";
import { addressIn } from "./address-in.ts";
import { visibilityIn, whichVisibility } from "./which-visibility.ts";

/** Imports what stands at an address now, and again whenever it has changed. */
export const importWatch = defineCommand({
  name: "import watch",
  description: "Bring in a programme, and again whenever it has changed",
  access: "organisers",
  audience: "asker",
  args: z.object({
    address: z.string().max(2000).describe("Where it stands, with https://"),
    every: z.string().max(20).optional().describe("How often to look: 15m (by default), 1h, 1d"),
    workshop: z.string().max(40).optional().describe("Id of the workshop that it becomes"),
    visibility: whichVisibility,
  }),
  examples: [
    "import watch https://example.org/schedule.xml",
    "import watch https://example.org/schedule.xml 1h",
  ],
  async run({ address, every: given, workshop, visibility: named }, context) {
    const { importer, progress, store } = context;
    const { address: place, rest: behind } = addressIn(address);
    const [, rest = "", last = ""] = /^(.*?)\s*(private|shared)?$/iu.exec(behind) ?? [];
    const visibility = named ?? visibilityIn(last);
    if (rest !== "" && given !== undefined) throw new UserError(`I can't tell what “${rest}” means.`);
    const every = pauseOf(given ?? (rest === "" ? undefined : rest));
    const show = (...soFar: [received?: number, total?: number]) =>
      progress(readingReply(shownAddress(place), ...soFar));
    show();
    const report = await importer.bringIn(place, { workshop, by: context, visibility }, show);
    const next = new Date(Date.now() + every);
    await store.watches.add({ address: place, workshop: report.workshop.id, every }, next);
    return watchedReply(report, every);
  },
});
