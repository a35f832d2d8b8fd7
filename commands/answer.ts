import { z } from "zod";
import { type Context, defineCommand } from "../src/core/command.ts";
import { currentWorkshop } from "../src/core/current.ts";
import { UserError } from "../src/core/errors.ts";
import { languageOf } from "../src/core/languages/all.ts";
import type { Reply } from "../src/core/reply.ts";
import type { Outline, Selection } from "../src/core/store.ts";
import type { Talk } from "../src/core/talk.ts";
import { quotedFact } from "../src/views/answers/fact.ts";
import { talkLinks } from "../src/views/answers/links.ts";
import { countedTalks, listedTalks } from "../src/views/answers/list.ts";
import { onlyNoted } from "../src/views/answers/noted.ts";
import { nothingKnown } from "../src/views/answers/nothing.ts";
import { affiliationOf, peopleWhoSpoke } from "../src/views/answers/people.ts";
import type { Setting } from "../src/views/answers/setting.ts";
import { oneTalk } from "../src/views/answers/talk.ts";
import { whenPresented, whereGiven } from "../src/views/answers/when.ts";
import { whoPresented } from "../src/views/answers/who.ts";
import { workshopAnswer } from "../src/views/answers/workshop.ts";
import { linkedNotes, notesAbout } from "./noted.ts";

const EVERYTHING = 1000;

const schema = z.object({
  shows: z
    .enum([
      "who",
      "when",
      "where",
      "talks",
      "count",
      "links",
      "fact",
      "topic",
      "people",
      "person",
      "affiliation",
      "workshop",
      "workshop-when",
      "workshop-where",
      "count-days",
      "count-rooms",
      "count-people",
      "nothing",
    ])
    .describe("What to show"),
  talks: z.string().default("").describe("References of talks, best first"),
  also: z.string().default("").describe("References of more talks, to be shown in short"),
  about: z.string().default("").describe("The subject, as it was asked"),
  quotes: z.string().default("").describe("Places of statements in the first talk"),
  workshop: z.string().optional().describe("Its id"),
  day: z.string().optional().describe("YYYY-MM-DD"),
  presenter: z.string().optional().describe("Their id"),
  room: z.string().optional().describe("As the programme names it"),
  from: z.string().optional().describe("HH:MM"),
  to: z.string().optional().describe("HH:MM"),
  format: z.string().optional().describe("A kind of slot, as it was asked for"),
  total: z.coerce.number().int().optional().describe("How many talks there are, where not all are named"),
  why: z
    .enum(["talks", "answer", "person", "day", "follow"])
    .default("talks")
    .describe("Why nothing is shown"),
});

type Args = z.output<typeof schema>;

/** Shows what a question was understood to ask for. Only questions lead here; each view says one kind of thing. */
export const answer = defineCommand({
  name: "answer",
  description: "Shows the answer to a question",
  args: schema,
  examples: [],
  async run(args, context) {
    const setting = await settingOf(args, context);
    const talks = await talksOf(args, context);
    return shown(args, talks, setting, context);
  },
});

async function shown(args: Args, talks: readonly Talk[], setting: Setting, context: Context): Promise<Reply> {
  const { about } = args;
  const quoted = numbers(args.quotes);
  switch (args.shows) {
    case "who":
      return whoPresented(talks, about, quoted, setting);
    case "when":
      return whenPresented(talks, quoted, setting);
    case "where":
      return whereGiven(talks, setting);
    case "links":
      return talkLinks(talks, setting, await linkedNotes(talks, context));
    case "fact":
      return quotedFact(talks, quoted, setting);
    case "topic":
      return oneTalk(talks, about, setting, await context.store.talks(references(args.also)));
    case "talks":
      return listedTalks(talks, await conditionsOf(args, context), setting, quoted);
    case "count":
      return countedTalks(talks, await conditionsOf(args, context), setting);
    case "person":
      return listedTalks(talks, await conditionsOf(args, context), setting);
    case "affiliation":
      return affiliationOf(talks, args.presenter ?? "", setting);
    case "people":
      return peopleWhoSpoke(talks, args.day, setting);
    case "nothing":
      return nothingInTalks(args, talks, setting, context);
    default:
      return workshopAnswer(args.shows, setting);
  }
}

/** What no talk says may stand in a note. */
async function nothingInTalks(
  args: Args,
  talks: readonly Talk[],
  setting: Setting,
  context: Context,
): Promise<Reply> {
  const { why, about, workshop, day, presenter } = args;
  const isOpen = (why === "talks" || why === "answer") && about !== "";
  const noted = isOpen ? await notesAbout(about, workshop, context) : [];
  const fitting = noted.filter(
    ({ talk }) =>
      (day === undefined || talk.day === day) &&
      (presenter === undefined || talk.presenters.some(({ id }) => id === presenter)),
  );
  if (fitting.length > 0) return onlyNoted(about, fitting, setting);
  return nothingKnown(why, about, talks, await conditionsOf(args, context), setting);
}

async function settingOf({ workshop }: Args, context: Context): Promise<Setting> {
  const current = await currentWorkshop(context);
  const outline = await outlineOf(workshop ?? current.id, context);
  const names = new Map((await context.store.workshops()).map(({ id, name }) => [id, name]));
  return { outline, current: current.id, names, language: languageOf(context.locale) };
}

async function outlineOf(workshop: string, { store }: Context): Promise<Outline> {
  const outline = await store.outline(workshop);
  if (!outline) throw new UserError("That workshop is not in my memory any more.");
  return outline;
}

/** The talks that are named, else those of the day, the presenter or the whole workshop. */
async function talksOf(args: Args, { store }: Context): Promise<readonly Talk[]> {
  const named = references(args.talks);
  if (named.length > 0 || args.shows === "nothing") return store.talks(named);
  if (args.presenter !== undefined) return store.talksBy(args.presenter);
  if (!["talks", "count", "people"].includes(args.shows)) return [];
  const selection: Selection = { workshop: args.workshop, day: args.day };
  return (await store.select(selection, EVERYTHING)).talks;
}

async function conditionsOf(
  { about, day, presenter, room, from, to, format, total }: Args,
  { store }: Context,
) {
  const name = presenter === undefined ? undefined : await nameOf(presenter, store);
  return { about: about || undefined, day, presenter: name, room, from, to, format, total };
}

async function nameOf(presenter: string, store: Context["store"]): Promise<string> {
  const [talk] = await store.talksBy(presenter);
  return talk?.presenters.find(({ id }) => id === presenter)?.name ?? presenter;
}

function references(text: string): string[] {
  return text.split(" ").filter((reference) => reference !== "");
}

function numbers(text: string): number[] {
  return text
    .split(" ")
    .filter((number) => /^\d+$/u.test(number))
    .map(Number);
}
