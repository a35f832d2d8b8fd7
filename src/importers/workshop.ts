import { addDays } from "../core/day.ts";
import type { Workshop } from "../core/talk.ts";
import { key } from "../core/text.ts";
import { cleanLine } from "./clean-text.ts";
import { type Conference, type Draft, eachOf } from "./draft.ts";
import { idOf } from "./ids.ts";
import { isWebAddress } from "./links.ts";

/** A conference that begins this many days before its first talk, or ends so long after its last, has wrong dates. */
const FARTHEST = 31;
/** What titles of files add to the name of the meeting. */
const WRAPPING = /[\s_-]+(?:schedule|programme?|calendar|agenda)$/iu;
const KIND =
  /(?:[\s._-]+(?:schedule|programme?|calendar|agenda|submissions|speakers|sessions|talks|gridsmart|all|export|data|feed|rss|index))+$/iu;

/** The id under which a workshop is kept: that of its acronym or title, with the year where they hold no number. */
export async function workshopIdOf({ conference, entries }: Draft, fileName: string): Promise<string> {
  const { acronym = "", title = "" } = conference;
  const names = [acronym, title, meetingIn(fileName)].map((name) => idOf(name.replace(WRAPPING, "")));
  const id = names.find((name) => name.length > 1) ?? "workshop";
  if (/\d/u.test(id)) return id;
  const year = (await firstYear(entries)) ?? /(?<!\d)(?:19|20)\d\d(?!\d)/u.exec(`${title} ${fileName}`)?.[0];
  return year === undefined ? id : `${idOf(id, 35)}-${year}`;
}

async function firstYear(entries: Draft["entries"]): Promise<string | undefined> {
  for await (const { start } of eachOf(entries))
    if (start) return ("at" in start ? start.at : start.day).slice(0, 4);
  return undefined;
}

/** What is needed to describe a workshop. */
export interface WorkshopParts {
  readonly id: string;
  readonly conference: Conference;
  readonly timezone: string;
  /** The days of its talks, in order; at least one. */
  readonly days: readonly string[];
  /** Asked for by the person who imports. */
  readonly name?: string | undefined;
  readonly fileName: string;
  /** The workshop as it is known already. What the file doesn't say stays as it is. */
  readonly known?: Workshop | undefined;
}

/** Describes a workshop by what a file says of it and by what is known already. */
export function describeWorkshop(parts: WorkshopParts): Workshop {
  const { id, conference, timezone, known } = parts;
  const title = cleanLine(conference.title ?? "").replace(WRAPPING, "");
  const own = conference.named === false ? "" : title;
  const name = parts.name || own || known?.name || title || fileTitle(parts.fileName) || id;
  const { firstDay, lastDay } = span(parts);
  const links =
    conference.url !== undefined && isWebAddress(conference.url)
      ? [{ label: "Site", url: conference.url }]
      : [];
  const acronym = conference.acronym === undefined ? [] : [cleanLine(conference.acronym)];
  return {
    id,
    name,
    aliases: known?.aliases ?? acronym.filter((other) => ![key(name), key(id), ""].includes(key(other))),
    timezone,
    firstDay,
    lastDay,
    venue: text(conference.venue) ?? known?.venue,
    city: text(conference.city) ?? known?.city,
    country: text(conference.country) ?? known?.country,
    links: known && known.links.length > 0 ? known.links : links,
    ...(known?.glossary && { glossary: known.glossary }),
  };
}

/** The days of the conference, widened so that every talk is within; those that can't be right don't count. */
function span({ conference, days, known }: WorkshopParts): { firstDay: string; lastDay: string } {
  const [first = ""] = days;
  const last = days.at(-1) ?? first;
  const starts = [conference.firstDay, known?.firstDay].filter((day) => day !== undefined);
  const ends = [conference.lastDay, known?.lastDay].filter((day) => day !== undefined);
  const before = starts.filter((day) => day < first && day >= addDays(first, -FARTHEST));
  const after = ends.filter((day) => day > last && day <= addDays(last, FARTHEST));
  return { firstDay: before.toSorted()[0] ?? first, lastDay: after.toSorted().at(-1) ?? last };
}

/** The name of a file without words for what kind of file it is. */
function meetingIn(fileName: string): string {
  return fileName.replace(KIND, "") || fileName;
}

function fileTitle(fileName: string): string {
  const said = cleanLine(meetingIn(fileName).replace(/[-_+.]+/gu, " "));
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : cleanLine(value) || undefined;
}
