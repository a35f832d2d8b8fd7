import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { addDays } from "../../../src/core/day.ts";
import { instantOf } from "../../../src/core/instant.ts";
import type { Presenter, Programme, Talk, Workshop } from "../../../src/core/talk.ts";
import { readProgramme } from "../../../src/importers/programme-yaml/read.ts";
import { writeFolder } from "./programme-folder.ts";

const text = fc
  .string({ unit: "binary", minLength: 1, maxLength: 30 })
  .map((value) => value.trim().replace(/\s+/gu, " "))
  .filter((value) => value !== "");
const texts = fc.array(text, { maxLength: 3 });
const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/u);
const links = fc.array(fc.record({ label: text, url: fc.webUrl({ withQueryParameters: true }) }), {
  maxLength: 2,
});
const optional = fc.option(text, { nil: undefined });

const workshops: fc.Arbitrary<Workshop> = fc
  .record({
    id,
    name: text,
    aliases: texts,
    timezone: fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC"),
    firstDay: fc.constantFrom("2011-03-26", "2011-08-22", "2024-02-28", "2024-11-02", "2026-12-31"),
    venue: optional,
    city: optional,
    country: optional,
    links,
  })
  .chain((parts) =>
    fc.nat({ max: 3 }).map((length) => ({ ...parts, lastDay: addDays(parts.firstDay, length) })),
  );

const people: fc.Arbitrary<Presenter[]> = fc.uniqueArray(
  fc.record({ id, name: text, affiliation: optional, aliases: texts }),
  { selector: (person) => person.id, minLength: 1, maxLength: 5 },
);

/** A talk as a person writes it, without its order. */
type Written = Omit<Talk, "order" | "workshop" | "presenters"> & { readonly presenters: readonly string[] };

const writtenTalks = ({ firstDay, lastDay, timezone }: Workshop, ids: string[]): fc.Arbitrary<Written[]> =>
  fc.uniqueArray(
    fc
      .record({
        id,
        title: text,
        scheduleTitle: optional,
        kind: fc.constantFrom("talk" as const, "opening" as const, "discussion" as const),
        presenters: fc.subarray(ids),
        day: fc.nat({ max: 3 }).map((later) => addDays(firstDay, later)),
        start: fc.constantFrom(undefined, "00:00", "01:30", "09:30", "14:05", "23:59"),
        topics: texts,
        aliases: texts,
        summary: fc.oneof(text, fc.constant("")),
        facts: texts,
        links,
      })
      .filter(
        ({ day, start }) => day <= lastDay && (!start || instantOf(day, start, timezone) !== undefined),
      ),
    { selector: (talk) => talk.id, maxLength: 6 },
  );

const cases = fc.tuple(workshops, people).chain(([workshop, presenters]) =>
  fc.tuple(
    fc.constant(workshop),
    fc.constant(presenters),
    writtenTalks(
      workshop,
      presenters.map((person) => person.id),
    ),
  ),
);

function programmeOf(
  workshop: Workshop,
  presenters: readonly Presenter[],
  written: readonly Written[],
): Programme {
  const talks = written.map(({ start, ...talk }, index) => ({
    ...talk,
    workshop: workshop.id,
    order: written.slice(0, index + 1).filter(({ day }) => day === talk.day).length,
    start: start && instantOf(talk.day, start, workshop.timezone),
    presenters: talk.presenters.flatMap((wanted) => presenters.filter((person) => person.id === wanted)),
  }));
  return { workshop, talks: talks.toSorted((a, b) => a.day.localeCompare(b.day)) };
}

describe("a programme written as YAML", () => {
  it("is the same programme when it is read again, whatever its text", async () => {
    await fc.assert(
      fc.asyncProperty(
        cases,
        fc.integer({ min: 1, max: 9 }),
        async ([workshop, presenters, written], step) => {
          const programme = programmeOf(workshop, presenters, written);
          const orders = new Map(programme.talks.map((talk) => [talk.id, talk.order * step]));
          const talks = written.map((talk) => ({ ...talk, order: orders.get(talk.id) }));
          const folder = await writeFolder({
            "workshop.yaml": stringify(workshop),
            "presenters.yaml": stringify({ presenters }, { aliasDuplicateObjects: false }),
            "talks.yaml": stringify({ talks }, { aliasDuplicateObjects: false }),
          });
          expect(await readProgramme(folder)).toEqual(programme);
        },
      ),
    );
  });
});
