import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { shownAddress } from "../../src/core/web-address.ts";
import { importReply, readingReply } from "../../src/views/import-report.ts";
import { addressIn } from "./address-in.ts";
import { visibilityIn, whichVisibility } from "./which-visibility.ts";

/** Brings in a programme from an address or an uploaded file. */
export const importOnce = defineCommand({
  name: "import",
  description: "Bring in a programme from an address or a file",
  access: "organisers",
  audience: "asker",
  args: z.object({
    address: z.string().max(2000).optional().describe("Where it stands, with https://"),
    file: z
      .string()
      .max(2000)
      .optional()
      .describe("Instead: a file to upload, where that is possible")
      .meta({ completes: "file" }),
    workshop: z.string().max(40).optional().describe("Id of the workshop that it becomes"),
    name: z.string().max(200).optional().describe("What the workshop is called"),
    timezone: z.string().max(60).optional().describe("Where the file names none, such as Europe/Berlin"),
    day: z.iso
      .date("write it as 2026-12-01")
      .optional()
      .describe("Of talks for which the file names none, such as 2026-12-01"),
    visibility: whichVisibility,
  }),
  examples: [
    "import https://example.org/schedule.xml",
    "import https://example.org/schedule.xml private",
    "import https://example.org/talks.csv timezone:Europe/Berlin",
  ],
  async run({ address = "", file, visibility: named, ...said }, context) {
    const { importer, progress } = context;
    const { address: place, rest } = addressIn(file ?? address);
    const visibility = named ?? visibilityIn(rest);
    if (rest !== "" && visibilityIn(rest) === undefined)
      throw new UserError(`I can't tell what “${rest}” after the address means.`);
    progress(readingReply(shownAddress(place)));
    const report = await importer.bringIn(place, { ...said, by: context, visibility }, (received, total) =>
      progress(readingReply(shownAddress(place), received, total)),
    );
    return importReply(report);
  },
});
