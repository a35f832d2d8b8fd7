import { dayName } from "../core/day.ts";
import type { Note } from "../core/note.ts";
import { days, neighbours, talksOn } from "../core/programme.ts";
import { type Block, type Button, type Inline, type Reply, reply } from "../core/reply.ts";
import type { Programme, Talk, Workshop } from "../core/talk.ts";
import { notesOnCard } from "./notes.ts";
import { openButton, presenterNames, startMoment } from "./talk-line.ts";

/**
 * Everything that is known of one talk, with ways on to its presenters and its neighbours in the programme. Says so when
 * its workshop isn't the current one.
 */
export function talkCard(
  talk: Talk,
  programme: Programme,
  current: Workshop = programme.workshop,
  notes: readonly Note[] = [],
): Reply {
  const people = presenterNames(talk);
  return reply({
    summary: people === "" ? talk.title : `${talk.title}, by ${people}`,
    blocks: [
      { kind: "heading", text: talk.title },
      { kind: "text", text: whoAndWhen(talk, programme) },
      ...paragraph(talk.summary),
      ...(talk.facts.length === 0 ? [] : [{ kind: "list", items: talk.facts } as const]),
      ...smallPrint(talk),
      ...fromElsewhere(programme.workshop, current),
      ...notesOnCard(talk, notes),
      ...buttonRow(talk.links.slice(0, 5)),
      ...buttonRow(onwards(talk, programme)),
    ],
    talks: [talk],
  });
}

function whoAndWhen(talk: Talk, programme: Programme): Inline[] {
  const affiliations = [...new Set(talk.presenters.flatMap(({ affiliation }) => affiliation ?? []))];
  const people = presenterNames(talk);
  const byline: Inline[] =
    people === "" ? [] : [{ kind: "bold", text: people }, affiliated(affiliations), "\n"];
  const all = days(programme);
  const place = `Day ${all.indexOf(talk.day) + 1} of ${all.length}`;
  const room = talk.room === undefined ? "" : ` · ${talk.room}`;
  return [
    ...(talk.cancelled ? [{ kind: "bold", text: "Cancelled" } as const, "\n"] : []),
    ...byline,
    `${place} · `,
    ...when(talk, programme),
    `${room} · ${programme.workshop.name}`,
  ];
}

function when(talk: Talk, programme: Programme): Inline[] {
  const moment = startMoment(talk, programme.workshop, "date-time");
  if (moment) return [moment];
  const sameDay = talksOn(programme, talk.day);
  return [
    `${dayName(talk.day)}, number ${sameDay.findIndex(({ id }) => id === talk.id) + 1} of ${sameDay.length} that day`,
  ];
}

function affiliated(affiliations: readonly string[]): string {
  return affiliations.length === 0 ? "" : ` (${affiliations.join(", ")})`;
}

function paragraph(text: string): Block[] {
  return text === "" ? [] : [{ kind: "text", text }];
}

function smallPrint({ scheduleTitle, topics }: Talk): Block[] {
  const lines = [
    ...(scheduleTitle === undefined ? [] : [`On the schedule: ${scheduleTitle}`]),
    ...(topics.length === 0 ? [] : [`Topics: ${topics.join(", ")}`]),
  ];
  return lines.length === 0 ? [] : [{ kind: "note", text: lines.join("\n") }];
}

function fromElsewhere({ id, name }: Workshop, current: Workshop): Block[] {
  if (id === current.id) return [];
  return [{ kind: "note", text: `From the ${name}, not from the ${current.name}.` }];
}

function onwards(talk: Talk, programme: Programme): Button[] {
  const { previous, next } = neighbours(programme, talk);
  return [
    ...talk.presenters.slice(0, 3).map(({ id, name }) => ({
      label: name,
      invocation: { command: "presenter", args: { name: id } },
    })),
    ...(previous ? [openButton(previous, "‹ Previous talk")] : []),
    ...(next ? [openButton(next, "Next talk ›")] : []),
  ];
}

function buttonRow(buttons: readonly Button[]): Block[] {
  return buttons.length === 0 ? [] : [{ kind: "buttons", buttons }];
}
