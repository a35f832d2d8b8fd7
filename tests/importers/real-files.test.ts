import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type Counted, countCalendar, countJson, countXml } from "./count-otherwise.ts";
import { readFixture } from "./read-fixture.ts";

const FOLDER = "../shared/schedules";

/** What is in a real file. Breaks, and rows without a title, are left out of `talks`. */
interface Expected {
  readonly talks: number;
  readonly breaks?: number;
  readonly skipped?: number;
  readonly days: number;
  readonly rooms: number;
  readonly presenters: number;
  readonly cancelled?: number;
  readonly timezone: string;
  /** Counts the file by other means. */
  readonly count: (text: string) => Counted;
}

const SESSION_OFFSETS = { vienna: "+02:00", london: "+00:00" };
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const namesOf = (value: unknown, field: string): string[] =>
  [value]
    .flat()
    .flatMap((one) => (typeof one === "object" && one !== null ? text(Reflect.get(one, field)) : []));

const FILES: Readonly<Record<string, Expected>> = {
  "pentabarf-xml/38c3.xml": {
    talks: 1007,
    days: 4,
    rooms: 72,
    presenters: 563,
    timezone: "Europe/Berlin",
    count: (xml) => countXml(xml, "+01:00"),
  },
  "pentabarf-xml/debconf23.xml": {
    talks: 86,
    breaks: 31,
    days: 8,
    rooms: 5,
    presenters: 87,
    timezone: "Asia/Kolkata",
    count: (xml) => countXml(xml, "+05:30"),
  },
  "pentabarf-xml/fosdem-2012.xml": {
    talks: 442,
    days: 2,
    rooms: 23,
    presenters: 430,
    timezone: "Europe/Brussels",
    count: (xml) => countXml(xml, "+01:00"),
  },
  "pentabarf-xml/fosdem-2020.xml": {
    talks: 872,
    days: 2,
    rooms: 35,
    presenters: 841,
    cancelled: 3,
    timezone: "Europe/Brussels",
    count: (xml) => countXml(xml, "+01:00"),
  },
  "schedule-json/fosdem18-xml2json.json": {
    talks: 689,
    days: 2,
    rooms: 31,
    presenters: 651,
    cancelled: 4,
    timezone: "Europe/Brussels",
    count: (json) => countTurnedXml(JSON.parse(json), "+01:00"),
  },
  "schedule-json/voc-pretalx-rc3.json": {
    talks: 48,
    days: 4,
    rooms: 5,
    presenters: 56,
    timezone: "Etc/GMT-1",
    count: (json) =>
      countJson(JSON.parse(json), ({ date, title, persons }) =>
        typeof title === "string" && typeof date === "string"
          ? { start: new Date(date).toISOString(), title, people: namesOf(persons, "public_name") }
          : undefined,
      ),
  },
  "pretalx-api-json/europython-discord-mock-schedule.json": {
    talks: 10,
    breaks: 3,
    days: 3,
    rooms: 7,
    presenters: 7,
    timezone: "UTC",
    count: (json) =>
      countJson(JSON.parse(json), ({ start, title, speakers = [] }) =>
        typeof start === "string"
          ? { start: new Date(start).toISOString(), title: text(title), people: namesOf(speakers, "name") }
          : undefined,
      ),
  },
  "sessionize-json/droidcon-london-2024-gridsmart.json": {
    talks: 107,
    breaks: 30,
    days: 2,
    rooms: 7,
    presenters: 110,
    timezone: "Europe/London",
    count: (json) => countSessions(withoutTimeSlots(JSON.parse(json)), SESSION_OFFSETS.london),
  },
  "sessionize-json/global-azure-austria-2020-all.json": {
    talks: 28,
    breaks: 1,
    days: 1,
    rooms: 4,
    presenters: 28,
    timezone: "Europe/Vienna",
    count: (json) => countSessions(JSON.parse(json), SESSION_OFFSETS.vienna),
  },
  "ics/jres_2022.ics": {
    talks: 112,
    breaks: 8,
    days: 4,
    rooms: 13,
    presenters: 28,
    timezone: "Europe/Paris",
    count: (ics) => countCalendar(ics, "+02:00", /$^/gu),
  },
  "ics/linux_conf_au_2020.ics": {
    talks: 219,
    breaks: 43,
    days: 6,
    rooms: 6,
    presenters: 151,
    timezone: "Australia/Brisbane",
    count: (ics) => countCalendar(ics, "+10:00", /Speakers?: ([^\\\r\n]*)/gu),
  },
  "ics/pyconuk-2015.ics": {
    talks: 153,
    breaks: 5,
    skipped: 4,
    days: 4,
    rooms: 10,
    presenters: 68,
    timezone: "Europe/London",
    count: (ics) => countCalendar(ics, "Z", /\((?:talk|workshop|demo) by ([^):]+)\)/gu),
  },
};

const UNDATED = {
  "pretalx-api-json/euroscipy-2025-submissions.json": { talks: 39, presenters: 47 },
  "rss/global-azure-austria-2020-sessions.rss.xml": { talks: 29, presenters: 0 },
  "rss/global-azure-austria-2025-index.rss.xml": { talks: 16, presenters: 0 },
};

describe.skipIf(!existsSync(FOLDER))(`the real files in ${FOLDER} (skipped where that folder is not)`, () => {
  it.each(Object.entries(FILES))("%s gives its talks, days, rooms and presenters", async (name, expected) => {
    const { report, programme } = await readFixture(`${FOLDER}/${name}`);
    const { count: _count, timezone, skipped = 0, ...numbers } = { breaks: 0, cancelled: 0, ...expected };
    expect(report).toMatchObject(numbers);
    expect(report.workshop.timezone).toBe(timezone);
    expect(report.skipped).toHaveLength(skipped);
    expect(new Set(programme.talks.map(({ id }) => id)).size).toBe(expected.talks);
  });

  it.each(Object.entries(FILES))(
    "%s gives what other means count in it, each start at its instant",
    async (name, expected) => {
      const counted = expected.count(await readFile(`${FOLDER}/${name}`, "utf8"));
      const { report, programme } = await readFixture(`${FOLDER}/${name}`);
      expect(report.talks + report.breaks).toBe(counted.entries.length);
      // JRES names people in lists within the texts of a few events; there is no other way to count them.
      const people = name.includes("jres") ? expected.presenters : counted.people.size;
      expect(report.presenters).toBe(people);
      const breaks = without(
        counted.entries.map(({ start }) => start),
        programme.talks.map(({ start = "" }) => start),
      );
      expect(breaks).toHaveLength(report.breaks);
    },
  );

  it.each(Object.entries(UNDATED))("%s names no day, so that is told", async (name, expected) => {
    const pages = [name, ...(name.includes("submissions") ? [name.replace("submissions", "speakers")] : [])];
    const { report } = await readFixture(pages.map((page) => `${FOLDER}/${page}`));
    expect(report).toMatchObject({ ...expected, days: 1, rooms: 0, skipped: [] });
    expect(report.notes.join("\n")).toContain("The file names no day");
  });
});

/** What is left of some instants when others are taken out, each once; one that isn't there is an error. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = [...all];
  for (const instant of taken) {
    const index = left.indexOf(instant);
    if (index === -1) throw new Error(`no entry of the file starts at ${instant}`);
    left.splice(index, 1);
  }
  return left;
}

function countSessions(document: unknown, offset: string): Counted {
  const names = new Map<string, string>();
  countJson(document, ({ id, fullName }) => {
    if (typeof fullName === "string") names.set(text(id), fullName);
    return undefined;
  });
  return countJson(document, ({ startsAt, title, speakers = [] }) =>
    typeof startsAt === "string"
      ? {
          start: new Date(`${startsAt}${offset}`).toISOString(),
          title: text(title),
          people: [
            ...[speakers].flat().map((one) => names.get(text(one)) ?? ""),
            ...namesOf(speakers, "name"),
          ],
        }
      : undefined,
  );
}

/** The view holds every talk once by room and once by time. */
function withoutTimeSlots(document: unknown): unknown {
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) => (key === "timeSlots" ? undefined : value)),
  );
}

function countTurnedXml(document: unknown, offset: string): Counted {
  const days = countJson(document, (value) =>
    typeof value["-date"] === "string"
      ? { start: value["-date"], title: JSON.stringify(value), people: [] }
      : undefined,
  );
  const counted = days.entries.map(({ start: day, title: inside }) =>
    countJson(JSON.parse(inside), ({ start, title, persons = {} }) =>
      typeof start === "string" && typeof title === "string"
        ? {
            start: new Date(`${day}T${start}:00${offset}`).toISOString(),
            title,
            people: namesOf(
              typeof persons === "object" && persons !== null ? Reflect.get(persons, "person") : "",
              "#text",
            ),
          }
        : undefined,
    ),
  );
  return {
    entries: counted.flatMap(({ entries }) => entries),
    people: new Set(counted.flatMap(({ people }) => [...people])),
  };
}
