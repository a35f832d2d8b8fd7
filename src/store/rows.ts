import { z } from "zod";
import type { Presenter, Talk, Workshop } from "../core/talk.ts";
import { flag, json, optional, strings } from "./columns.ts";

const links = json(z.array(z.object({ label: z.string(), url: z.string() })));

/** A row of `workshops` as the domain knows it. */
export const workshopRow = z
  .object({
    id: z.string(),
    name: z.string(),
    aliases: strings,
    timezone: z.string(),
    first_day: z.string(),
    last_day: z.string(),
    venue: optional,
    city: optional,
    country: optional,
    links,
    glossary: json(z.array(z.array(z.string()))),
    owner: z.string(),
    private: flag,
  })
  .transform(
    ({ first_day: firstDay, last_day: lastDay, glossary, owner, private: isPrivate, ...rest }): Workshop => ({
      ...rest,
      firstDay,
      lastDay,
      ...(glossary.length > 0 && { glossary }),
      ...(owner !== "" && { owner }),
      ...(isPrivate && { isPrivate }),
    }),
  );

/** A row of `presenters` as the domain knows it. */
export const presenterRow = z
  .object({ id: z.string(), name: z.string(), affiliation: optional, aliases: strings })
  .transform((row): Presenter => row);

/** A row of `talks`, still without its presenters. */
export const talkRow = z
  .object({
    number: z.number(),
    workshop: z.string(),
    id: z.string(),
    title: z.string(),
    schedule_title: optional,
    kind: z.enum(["talk", "opening", "discussion"]),
    day: z.string(),
    place: z.number(),
    start: optional,
    end: optional,
    room: optional,
    track: optional,
    topics: strings,
    aliases: strings,
    summary: z.string(),
    facts: strings,
    links,
    language: optional,
    cancelled: flag.transform((value) => value || undefined),
    guid: optional,
    code: optional,
  })
  .transform(
    ({
      schedule_title: scheduleTitle,
      place: order,
      ...rest
    }): Omit<Talk, "presenters"> & { number: number } => ({
      ...rest,
      scheduleTitle,
      order,
    }),
  );

/** The columns of a workshop, but for whose it is. */
export function workshopColumns(workshop: Workshop) {
  const { firstDay, lastDay, aliases, links: pages, glossary = [], ...others } = workshop;
  const { owner: _owner, isPrivate: _isPrivate, ...rest } = others;
  return {
    venue: null,
    city: null,
    country: null,
    ...rest,
    first_day: firstDay,
    last_day: lastDay,
    aliases: JSON.stringify(aliases),
    links: JSON.stringify(pages),
    glossary: JSON.stringify(glossary),
  };
}

/** The columns of a presenter. */
export function presenterColumns({ id, name, affiliation = "", aliases }: Presenter) {
  return { id, name, affiliation: affiliation || null, aliases: JSON.stringify(aliases) };
}

/** The columns of a talk, without its number and source. */
export function talkColumns(talk: Talk) {
  return {
    workshop: talk.workshop,
    id: talk.id,
    title: talk.title,
    schedule_title: talk.scheduleTitle ?? null,
    kind: talk.kind,
    day: talk.day,
    place: talk.order,
    start: talk.start ?? null,
    end: talk.end ?? null,
    room: talk.room ?? null,
    track: talk.track ?? null,
    topics: JSON.stringify(talk.topics),
    aliases: JSON.stringify(talk.aliases),
    summary: talk.summary,
    facts: JSON.stringify(talk.facts),
    links: JSON.stringify(talk.links),
    language: talk.language ?? null,
    cancelled: talk.cancelled ? 1 : 0,
    guid: talk.guid ?? null,
    code: talk.code ?? null,
  };
}
