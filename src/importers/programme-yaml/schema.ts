import { z } from "zod";

/** Longest id: a button that carries the ids of a workshop and a talk must stay within 100 characters. */
const ID_LIMIT = 40;

/** Text as it is shown: in one line, however it was wrapped in the file. */
const prose = z.string().overwrite((value) => value.trim().replace(/\s+/gu, " "));

/** Text of one or more paragraphs, a line each. */
const paragraphs = z.string().overwrite((value) =>
  value
    .split(/[\r\n]+/u)
    .map((line) => line.trim().replace(/\s+/gu, " "))
    .filter((line) => line !== "")
    .join("\n"),
);

const text = prose.min(1, "must not be empty");

const texts = z.array(text).default([]);

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, "must be of a-z, 0-9 and single hyphens, such as ipset-status")
  .max(ID_LIMIT, `must have at most ${ID_LIMIT} characters`);

const day = z.iso.date("must be a day as YYYY-MM-DD, such as 2011-08-22");

const time = z
  .string()
  .regex(
    /^(?:([01]\d|2[0-3]):[0-5]\d|\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3})?Z)$/u,
    "must be a time as HH:MM, such as 09:30",
  );

const url = z
  .string()
  .regex(/^https?:\/\/\S+$/u, { error: "must be an address with http:// or https://", abort: true })
  .refine(URL.canParse, "must be an address with http:// or https://");

const link = z.strictObject({
  label: text.describe("What to click on, such as Slides, Blog post or Recording."),
  url: url.describe("The address of the page, with http:// or https://."),
});

const links = z.array(link).default([]);

const glossary = z.array(z.array(text).min(2, "must have at least two words that mean the same"));

const presenter = z.strictObject({
  id: id.describe(
    "Names the person in talks.yaml: the name in a-z, 0-9 and hyphens, such as jozsef-kadlecsik.",
  ),
  name: text.describe("The name as the person writes it, accents included."),
  affiliation: text.optional().describe("The company, project or university the person spoke for."),
  aliases: texts.describe("Other names people know the person by, such as a nickname."),
});

const talk = z.strictObject({
  id: id.describe("Names the talk in links and buttons, once per workshop. Don't change it later."),
  title: text.describe("The title the talk became known by."),
  scheduleTitle: text.optional().describe("The title on the schedule, where it differs."),
  kind: z
    .enum(["talk", "opening", "discussion"])
    .default("talk")
    .describe("What kind of entry this is. Breaks and lunches are not written down."),
  presenters: z
    .array(id)
    .describe("Ids from presenters.yaml, in the order to show. [] for nobody in particular."),
  day: day.describe("The calendar day at the place of the workshop, YYYY-MM-DD."),
  order: z
    .int()
    .min(1, "must be 1 or more")
    .describe("The place within the day: 1, 2, 3 and so on. Gaps are closed when the file is read."),
  start: time
    .optional()
    .describe("The scheduled start at the place of the workshop, HH:MM. Leave it out where it is not known."),
  end: time
    .optional()
    .describe("The scheduled end, HH:MM. One that is not after the start is on the next day."),
  room: text.optional().describe("The room, where there are several."),
  track: text.optional().describe("The track, devroom or stream that it belongs to."),
  topics: texts.describe("What the talk is about, in a few words each."),
  aliases: texts.describe("Other names of the talk or its subject that people may type. No names of people."),
  summary: paragraphs
    .default("")
    .describe("A few sentences. The first one says the main point. A line break begins a paragraph."),
  facts: texts.describe("What was said: one statement each, with every number exact."),
  links: links.describe("Pages to read on at: slides, blog post, recording."),
  language: text.optional().describe("The language it is given in, such as en."),
  cancelled: z
    .boolean()
    .optional()
    .describe("true for a talk that was on the programme and didn't take place."),
  guid: text.optional().describe("What the organisers' software knows it by. Imports match talks by it."),
  code: text.optional().describe("The shorter id or code that it has there."),
});

/** The fields of `workshop.yaml`. */
export const workshopFile = z
  .strictObject({
    id: id.describe(
      "Names the workshop in links and buttons, such as netfilter-2011. Don't change it later.",
    ),
    name: text.describe("The full name."),
    aliases: texts.describe("Other names people call the workshop by."),
    timezone: z
      .string()
      .refine(isZone, "must be an IANA time zone such as Europe/Berlin")
      .describe("The IANA time zone of the place, such as Europe/Berlin. All days and times are in it."),
    firstDay: day.describe("The first day, YYYY-MM-DD."),
    lastDay: day.describe("The last day, YYYY-MM-DD. The same as firstDay where it took one day."),
    venue: text.optional().describe("The house it was held in."),
    city: text.optional().describe("The city."),
    country: text.optional().describe("The country."),
    links: links.describe("Pages of the workshop: its site, its schedule."),
    glossary: glossary
      .optional()
      .describe("What means the same at this workshop: lists of words or short phrases, in any language."),
  })
  .meta({ title: "A workshop", description: "When and where the workshop took place." });

/** The fields of `presenters.yaml`. */
export const presentersFile = z
  .strictObject({ presenters: z.array(presenter).describe("One entry per person, in any order.") })
  .meta({ title: "The presenters of a workshop", description: "Everybody who gave a talk, once." });

/** The fields of `talks.yaml`. */
export const talksFile = z
  .strictObject({ talks: z.array(talk).describe("One entry per talk, in any order.") })
  .meta({ title: "The talks of a workshop", description: "What is on the programme, and what was said." });

/** The fields of `data/glossary.yaml`. */
export const glossaryFile = z
  .strictObject({
    glossary: glossary.describe("Lists of words or short phrases that mean the same, in any language."),
  })
  .meta({ title: "The glossary", description: "What means the same in every workshop." });

/** The fields of a programme that stands in one file. */
export const wholeFile = z.strictObject({
  workshop: z.unknown(),
  presenters: z.unknown(),
  talks: z.unknown(),
});

/** The fields that the entries of a list may have, by the name of the list. */
export const entryFields: Readonly<Record<string, readonly string[]>> = {
  presenters: Object.keys(presenter.shape),
  talks: Object.keys(talk.shape),
  links: Object.keys(link.shape),
};

function isZone(name: string): boolean {
  try {
    Intl.DateTimeFormat("en", { timeZone: name });
    return /^[A-Z]/iu.test(name);
  } catch {
    return false;
  }
}
