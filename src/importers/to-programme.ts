import type { ImportReport } from "../core/import-report.ts";
import { days, presenters } from "../core/programme.ts";
import type { Store } from "../core/store.ts";
import type { Presenter, Programme } from "../core/talk.ts";
import { assemble } from "./assemble.ts";
import { carryOver, withKnownPeople } from "./carry-over.ts";
import { labelOf } from "./formats.ts";
import type { Read } from "./parts.ts";
import type { ImportWishes } from "./wishes.ts";
import { workshopIdOf } from "./workshop.ts";

/** A programme, and what came of making it. */
export interface Made {
  readonly programme: Programme;
  readonly report: ImportReport;
}

/** Makes a programme of what was read, as the next version of what the store knows of that workshop. */
export async function toProgramme(
  read: Read,
  wishes: ImportWishes,
  fileName: string,
  store: Pick<Store, "programme" | "workshops">,
  now: Date,
): Promise<Made> {
  const { idFor = (wanted) => wanted } = wishes;
  if (read.format === "yaml") {
    const workshop = idFor(wishes.workshop ?? read.programme.workshop.id);
    return finished(renamed(read.programme, { ...wishes, workshop }), labelOf("yaml"));
  }
  const id = idFor(wishes.workshop ?? workshopIdOf(read.draft, fileName));
  const before = await store.programme(id);
  const { programme, report } = assemble(read.draft, {
    ...wishes,
    id,
    known: before?.workshop,
    fileName,
    today: now.toISOString().slice(0, 10),
    format: labelOf(read.format),
  });
  return { programme: withKnownPeople(carryOver(programme, before), await peopleIn(store)), report };
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

async function peopleIn(
  store: Pick<Store, "programme" | "workshops">,
): Promise<ReadonlyMap<string, Presenter>> {
  const known = new Map<string, Presenter>();
  for (const { id } of await store.workshops()) {
    const programme = await store.programme(id);
    for (const presenter of programme ? presenters(programme) : []) known.set(presenter.id, presenter);
  }
  return known;
}
