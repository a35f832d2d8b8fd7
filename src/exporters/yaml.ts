import { stringify } from "yaml";
import { addDays } from "../core/day.ts";
import { instantOf } from "../core/instant.ts";
import { presenters } from "../core/programme.ts";
import type { Programme, Talk, Workshop } from "../core/talk.ts";
import { shownIn } from "./clock.ts";

/** The files of a programme by name, as `docs/importing.md` describes them: read again, they are the same programme. */
export function toYamlFiles(programme: Programme): Readonly<Record<string, string>> {
  const { workshop, ...lists } = sections(programme);
  return {
    "workshop.yaml": write(workshop),
    "presenters.yaml": write({ presenters: lists.presenters }),
    "talks.yaml": write({ talks: lists.talks }),
  };
}

/** A programme in one text of YAML. Read again, it is the same programme. */
export function toYaml(programme: Programme): string {
  return write(sections(programme));
}

function sections(programme: Programme) {
  const { workshop, talks } = programme;
  return {
    workshop: filled({ ...workshop }),
    presenters: presenters(programme).map((presenter) => filled({ ...presenter })),
    talks: talks.map((talk) => talkFields(talk, workshop)),
  };
}

function talkFields(talk: Talk, { timezone }: Workshop): Record<string, unknown> {
  const {
    id,
    title,
    scheduleTitle,
    kind,
    presenters: people,
    day,
    order,
    workshop: _of,
    start,
    end,
    ...rest
  } = talk;
  return filled({
    id,
    title,
    scheduleTitle,
    kind: kind === "talk" ? undefined : kind,
    presenters: people.map((person) => person.id),
    day,
    order,
    start: start && clockOr(start, instantOf(day, shownIn(timezone, start).time, timezone), timezone),
    end: end && clockOr(end, endAsRead(talk, end, timezone), timezone),
    ...rest,
  });
}

/** `HH:MM` where that is read as the same instant, else the instant itself, as in the night when clocks are set back. */
function clockOr(instant: string, read: string | undefined, timezone: string): string {
  return read === instant ? shownIn(timezone, instant).time : instant;
}

function endAsRead({ day, start = "" }: Talk, end: string, timezone: string): string | undefined {
  const { time } = shownIn(timezone, end);
  const sameDay = instantOf(day, time, timezone);
  return sameDay !== undefined && sameDay > start ? sameDay : instantOf(addDays(day, 1), time, timezone);
}

/** Fields that say something: what is absent or empty is read as such anyway. People of a talk stand there even if none. */
function filled(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        value !== undefined && value !== "" && value !== false && (name === "presenters" || !isEmpty(value)),
    ),
  );
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function write(value: unknown): string {
  return stringify(value, { aliasDuplicateObjects: false, lineWidth: 110 });
}
