import { days, presenters } from "../core/programme.ts";
import type { Store } from "../core/store.ts";
import type { Programme } from "../core/talk.ts";
import { assemble, type Made } from "./assemble.ts";
import { labelOf } from "./formats.ts";
import type { Read } from "./parts.ts";
import type { ImportWishes } from "./wishes.ts";
import { workshopIdOf } from "./workshop.ts";

/** Makes a programme of what was read, as the next version of what the store knows of that workshop. */
export async function toProgramme(
  read: Read,
  wishes: ImportWishes,
  fileName: string,
  store: Pick<Store, "workshops">,
  now: Date,
): Promise<Made> {
  const { idFor = (wanted) => wanted } = wishes;
  if (read.format === "yaml") {
    const workshop = idFor(wishes.workshop ?? read.programme.workshop.id);
    return finished(renamed(read.programme, { ...wishes, workshop }), labelOf("yaml"));
  }
  const id = idFor(wishes.workshop ?? (await workshopIdOf(read.draft, fileName)));
  return assemble(read.draft, {
    ...wishes,
    id,
    known: (await store.workshops()).find((workshop) => workshop.id === id),
    fileName,
    today: now.toISOString().slice(0, 10),
    format: labelOf(read.format),
  });
}

/** A programme in our own format says itself what it is. */
function finished(programme: Programme, format: string): Made {
  const { workshop, talks } = programme;
  const report = {
    format,
    workshop,
    talks: talks.length,
    days: days(programme).length,
    rooms: new Set(talks.flatMap(({ room }) => room ?? [])).size,
    presenters: presenters(programme).length,
    cancelled: talks.filter(({ cancelled }) => cancelled).length,
    breaks: 0,
    unaccepted: 0,
    skipped: [],
    notes: [],
  };
  return { programme, report };
}

function renamed(
  { workshop, talks }: Programme,
  { workshop: id = workshop.id, name = workshop.name }: ImportWishes,
): Programme {
  return { workshop: { ...workshop, id, name }, talks: talks.map((talk) => ({ ...talk, workshop: id })) };
}
